using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;
using PhotoProgress.Learning.Tests.Phantom.Skin;

namespace PhotoProgress.Learning.Tests.Phantom.Truth;

public class SkinTruthTests
{
    private const int Width = 1200;
    private const double PixelsPerMm = 10;

    /// <summary>A sine passes the Gaussian that halves period p by 2^−(p/period)²; a band passes the difference, and a sine's root mean square is its amplitude over √2.</summary>
    [Theory]
    [InlineData(0.7, 0.5, 1, "0.5-1mm")]
    [InlineData(1.5, 1, 3, "1-3mm")]
    [InlineData(2.5, 1, 3, "1-3mm")]
    [InlineData(5, 3, 8, "3-8mm")]
    public void Roughness_Sine_IsAsComputedByHand(double periodMm, double finest, double coarsest, string band)
    {
        const double amplitudeUm = 20;
        var truth = SkinTruth.Of(Waves(periodMm, amplitudeUm));
        var expected = amplitudeUm / Math.Sqrt(2) * (Passed(finest, periodMm) - Passed(coarsest, periodMm));

        // Replicated edges spoil less than 6 mm of 120 mm: 5 % of the square, 2.5 % of its root.
        Assert.Equal(1, truth.RoughnessUm[band]!.Value / expected, 0.025);
    }

    [Fact]
    public void Roughness_BandThatTheGridDoesNotCarry_IsNullAndLeftOutOfTexture()
    {
        var truth = SkinTruth.Of(Waves(1.5, 20));
        Assert.Null(truth.RoughnessUm["0.2-0.5mm"]); // its middle, 0.316 mm, has 3.2 pixels
        Assert.Equal(Math.Sqrt(truth.RoughnessUm["0.5-1mm"]!.Value * truth.RoughnessUm["1-3mm"]!.Value), truth.Texture, 1e-9);
    }

    [Fact]
    public void Unevenness_SineOfPigment_IsAsComputedByHand()
    {
        var skin = Waves(1.5, 0);
        const double periodMm = 15;
        var melanin = skin.Melanin.Map(static value => value);
        for (var i = 0; i < melanin.Samples.Length; i++) melanin.Samples[i] += 0.01f * MathF.Sin((float)(2 * Math.PI * (i % Width) / PixelsPerMm / periodMm));
        var truth = SkinTruth.Of(skin with { Melanin = melanin });
        var expected = SkinOptics.MelaninDensity(0.01) / Math.Sqrt(2) * (Passed(8, periodMm) - Passed(30, periodMm));

        // 24 mm of 120 mm feel the replicated edges of the 30 mm end, whose share here is 6 % of the amplitude.
        Assert.Equal(1, truth.Blotches.Melanin / expected, 0.05);
        Assert.Equal((0, 0), (truth.Blotches.Haemoglobin, truth.Redness));
    }

    [Fact]
    public void Redness_HalfOfTheSkinFlushed_IsHalfOfTheFlushAboveThePalest()
    {
        var skin = Waves(1.5, 0);
        var blood = Plane.From(Width, skin.Height, static (x, _) => x < Width / 2 ? 0.01f : 0.02f);
        var truth = SkinTruth.Of(skin with { Haemoglobin = blood });
        Assert.Equal(SkinOptics.BloodDensity(0.005), truth.MeanRedness, 1e-3 * truth.MeanRedness);
    }

    [Fact]
    public void Of_Weights_SeeOnlyTheirOwnRegion()
    {
        var skin = Waves(1.5, 20);
        for (var y = 0; y < skin.Height; y++) skin.HeightMm.Row(y)[..(Width / 2)].Clear();
        var flat = Plane.From(Width, skin.Height, static (x, _) => x < (Width / 2) - 1 ? 1 : 0);
        var truth = SkinTruth.Of(skin, flat);

        // Normalised convolutions leave what outside the weights there is, outside; floats leave a rest.
        Assert.InRange(truth.RoughnessUm["1-3mm"]!.Value, 0, 0.01);
        Assert.Equal((Width / 2) - 1, truth.AreaMm2 / skin.Height * PixelsPerMm * PixelsPerMm, 1e-6);
    }

    private static double Passed(double halvedMm, double periodMm) => Math.Pow(2, -Math.Pow(halvedMm / periodMm, 2));

    private static SkinMaps Waves(double periodMm, double amplitudeUm)
    {
        var skin = SkinMaker.Make(OnePart.Flat, new SkinGrid(Width, 60, PixelsPerMm), 1);
        return skin with { HeightMm = Plane.From(Width, 60, (x, _) => (float)(0.001 * amplitudeUm * Math.Sin(2 * Math.PI * x / PixelsPerMm / periodMm))) };
    }
}
