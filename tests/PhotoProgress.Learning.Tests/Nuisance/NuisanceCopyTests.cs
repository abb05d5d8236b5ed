using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Tests.Nuisance;

public class NuisanceCopyTests
{
    private const int Side = 96;
    private const ushort WholeCode = 155 * 257;
    private static readonly Subject Middle = new(Side / 2.0, Side / 2.0, Side / 4.0);

    [Fact]
    public void Of_NothingAsked_KeepsEveryPixelToItsCode()
    {
        var original = Image((x, y) => 257 * Math.Round(117 + (35 * Math.Sin(x / 3.0) * Math.Cos(y / 4.0))));
        var copy = NuisanceCopy.Of(original, new NuisanceSettings(), Middle, new Random(1));

        Assert.Equal(original.Rgb, copy.Rgb);
    }

    /// <summary>Where nothing moves, the pixels themselves are what resampling them in their own places gives.</summary>
    [Fact]
    public void Of_MovedByNothingThatCounts_IsTheSameCopy()
    {
        var original = Image((x, y) => 257 * Math.Round(117 + (35 * Math.Sin(x / 3.0) * Math.Cos(y / 4.0))));
        var settings = new NuisanceSettings(ExposureEv: 0.2, NoiseCodes: 1.5);
        SrgbImage[] copies = [.. new[] { settings, settings with { ShiftXPx = 1e-9 } }.Select(one => NuisanceCopy.Of(original, one, Middle, new Random(4)))];

        Assert.Equal(copies[1].Rgb, copies[0].Rgb);
    }

    [Theory]
    [InlineData(55)]
    [InlineData(101)]
    [InlineData(178)]
    public void Of_ExposureLessThanACode_MovesTheMeanByIt(int code)
    {
        var settings = new NuisanceSettings(ExposureEv: 0.01);
        var copy = NuisanceCopy.Of(Flat((ushort)(257 * code)), settings, Middle, new Random(1));
        var expected = SrgbTransfer.FromLinear(SrgbTransfer.ToLinearTable[257 * code] * (float)Math.Pow(2, 0.01)) / 257.0;

        // A sample takes one of the two codes beside the value, a spread of 0.5 at most: the mean of 27,648 is off by 0.003, four times that.
        Assert.InRange(copy.Rgb.Average(v => v / 257.0) - expected, -0.012, 0.012);
    }

    [Fact]
    public void Of_OneStopDarker_HalvesTheLight()
    {
        var copy = NuisanceCopy.Of(Flat(WholeCode), new NuisanceSettings(ExposureEv: -1), Middle, new Random(1));

        // What lies between two codes is put back at random; the mean of 27,648 samples is off by 0.003 codes of 115, less than 1e-4 of light.
        Assert.InRange(Light(copy, 0) / SrgbTransfer.ToLinearTable[WholeCode], 0.4995, 0.5005);
    }

    [Fact]
    public void Of_RedGain_ScalesRedLightAlone()
    {
        var copy = NuisanceCopy.Of(Flat(WholeCode), new NuisanceSettings(RedGain: 0.5), Middle, new Random(1));

        Assert.InRange(Light(copy, 0) / Light(copy, 1), 0.4995, 0.5005);
        Assert.Equal(copy.Rgb[1], copy.Rgb[2]);
    }

    [Fact]
    public void Of_Shift_MovesTheSubject()
    {
        var copy = NuisanceCopy.Of(Dot(40, 50), new NuisanceSettings(ShiftXPx: 5, ShiftYPx: -3), Middle, new Random(1));

        Assert.Equal((45, 47), Brightest(copy));
    }

    [Fact]
    public void Of_Scale_MovesPlacesAwayFromTheSubjectsCentre()
    {
        var copy = NuisanceCopy.Of(Dot(58, 48), new NuisanceSettings(Scale: 1.5), Middle, new Random(1));

        Assert.Equal((63, 48), Brightest(copy));
    }

    [Fact]
    public void Of_Noise_HasTheAskedSpreadAndTheSeedDecides()
    {
        var settings = new NuisanceSettings(NoiseCodes: 2);
        var first = NuisanceCopy.Of(Flat(30840), settings, Middle, new Random(7));
        var again = NuisanceCopy.Of(Flat(30840), settings, Middle, new Random(7));
        var mean = first.Rgb.Average(v => v / 257.0);
        var spread = Math.Sqrt(first.Rgb.Average(v => ((v / 257.0) - mean) * ((v / 257.0) - mean)));

        Assert.Equal(first.Rgb, again.Rgb);

        // 27,648 samples: the spread's own error is 2 / √(2 · 27,648) = 0.0085; what lies between two codes and rounding add 1/12 each to the variance.
        Assert.InRange(spread, Math.Sqrt(4 + (2 / 12.0)) - 0.035, Math.Sqrt(4 + (2 / 12.0)) + 0.035);
    }

    [Fact]
    public void Mixed_AnySeed_StaysWithinTheStatedRanges()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var settings = NuisanceSettings.Mixed(new Random(seed));
            Assert.InRange(settings.ExposureEv, -0.3, 0.3);
            Assert.InRange(settings.RedGain, 0.92, 1.08);
            Assert.InRange(settings.JpegQuality, 75, 95);
            Assert.InRange(settings.Scale, 0.85, 1.15);
            Assert.InRange(settings.BlurSigmaPx, 0, 0.9);
        }
    }

    internal static SrgbImage Waves() => Image((x, y) => 30000 + (9000 * Math.Sin(x / 3.0) * Math.Cos(y / 4.0)));

    internal static SrgbImage Flat(ushort code) => Image((_, _) => code);

    private static SrgbImage Dot(int column, int row) => Image((x, y) => x == column && y == row ? 60000 : 9000);

    private static SrgbImage Image(Func<int, int, double> code)
    {
        var rgb = new ushort[Side * Side * 3];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (ushort)code(i / 3 % Side, i / 3 / Side);
        return new SrgbImage(Side, Side, rgb);
    }

    private static double Light(SrgbImage image, int channel) =>
        Enumerable.Range(0, image.Rgb.Length / 3).Average(i => SrgbTransfer.ToLinearTable[image.Rgb[(3 * i) + channel]]);

    private static (int X, int Y) Brightest(SrgbImage image)
    {
        var at = Array.IndexOf(image.Rgb, image.Rgb.Max()) / 3;
        return (at % Side, at / Side);
    }
}
