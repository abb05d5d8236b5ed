using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Tests.Features;

public class FeatureRowTests
{
    private const int Side = 160;
    private const double PixelsPerMm = 8;

    /// <summary>Of light whose red is 1.2 times and whose blue 0.7 times its green of 1, Rec. 709 weights.</summary>
    private const double LuminanceOfOne = (0.2126 * 1.2) + 0.7152 + (0.0722 * 0.7);

    [Fact]
    public void Row_OfTheWrongWidth_IsRefused() =>
        Assert.Contains($"3 values for {FeatureSet.Count}", Assert.Throws<ArgumentException>(() => new FeatureRow([1, 2, 3])).Message, StringComparison.Ordinal);

    [Fact]
    public void Row_WithAnInfinity_IsRefused()
    {
        var values = new float[FeatureSet.Count];
        values[4] = float.PositiveInfinity;
        Assert.Throws<ArgumentException>(() => new FeatureRow(values));
    }

    [Fact]
    public void Of_SkinWithAWave_ReadsWhatTheMetricReads()
    {
        var field = Wave(0.03, 2);
        var weights = Everywhere();
        var row = FeatureRow.Of(field, weights);

        var roughness = MetricCatalogue.Get("texture.roughness.1-3mm").Compute(field, weights).Value;
        Assert.Equal((float)Math.Log(roughness), row["texture.roughness.1-3mm"]);
        Assert.Equal((float)Math.Log(PixelsPerMm), row["photo.pixels_per_mm"]);
    }

    [Fact]
    public void Of_TooLittleSkin_IsNotMeasurable()
    {
        var weights = Plane.From(Side, Side, static (x, y) => x < 20 && y < 20 ? 1 : 0); // 6 mm²
        Assert.True(float.IsNaN(FeatureRow.Of(Wave(0.03, 2), weights)["texture.roughness.1-3mm"]));
    }

    [Fact]
    public void Of_AGreyWave_IsShadingNotPigment()
    {
        var row = FeatureRow.Of(Wave(0.03, 2), Everywhere());

        // All channels move alike, so the shading holds all of it: the two bands agree to the rounding of floats.
        Assert.InRange(row["skin.shading.1-3mm"] - row["texture.roughness.1-3mm"], -1e-3, 1e-3);
        Assert.True(row["skin.melanin.1-3mm"] < row["skin.shading.1-3mm"] - 5);
    }

    [Fact]
    public void Of_WaveInOneDirection_IsAnisotropic()
    {
        var row = FeatureRow.Of(Wave(0.03, 2), Everywhere());

        Assert.InRange(row["skin.relief.1-2mm.coherence"], 0.98, 1);
        Assert.InRange(row["skin.relief.1-2mm.skewness"], -0.2, 0.2); // a sine is even; the rim of the patch cuts some of it
        Assert.InRange(row["skin.relief.1-2mm.kurtosis"], -1.7, -1.2); // −1.5 for a sine
        Assert.True(row["skin.relief.1-2mm.along"] > row["skin.relief.1-2mm.across"] + 3);

        // The gradient of a sine of period 2 mm is π/mm of it, less what central differences lose: sin(x)/x at 2π/16 is 0.975.
        var amplitude = MetricCatalogue.Get("texture.roughness.1-3mm").Compute(Wave(0.03, 2), Everywhere()).Value;
        var (ofWide, ofNarrow) = (Passed(1, 3), Passed(1, 2));
        Assert.Equal(Math.Log(amplitude * ofNarrow / ofWide * Math.PI * 0.975), row["skin.relief.1-2mm.along"], 0.1); // rim of the patch
    }

    [Fact]
    public void Of_LightFromOneSide_AgreesWithTheWaveItRunsAlong()
    {
        Plane Lit(bool alongWave) => Plane.From(Side, Side, (x, y) =>
            (float)(0.3 * Math.Exp((0.03 * Math.Sin(Math.PI * x / PixelsPerMm)) - (0.02 * (alongWave ? x : y) / PixelsPerMm))));

        Assert.InRange(FeatureRow.Of(Field(Lit(true)), Everywhere())["skin.relief.1-2mm.towards_light"], 0.9, 1);
        Assert.InRange(FeatureRow.Of(Field(Lit(false)), Everywhere())["skin.relief.1-2mm.towards_light"], -1, -0.9);
    }

    [Fact]
    public void Of_AGreyWave_MovesAllChannelsAlike()
    {
        var row = FeatureRow.Of(Wave(0.03, 2), Everywhere());

        // One factor on all channels: correlation 1 and equal size, to the rounding of floats.
        Assert.Equal(1, row["skin.channels.1-2mm.red_green"], 1e-3);
        Assert.Equal(0, row["skin.channels.1-2mm.red_over_green"], 1e-3);
    }

    [Fact]
    public void Of_LightThatFallsOff_ReadsItsSlope()
    {
        // ln light falls by 0.2 per cm along x.
        var light = Plane.From(Side, Side, static (x, _) => (float)(0.4 * Math.Exp(-0.2 * x / PixelsPerMm / 10)));
        var row = FeatureRow.Of(Field(light), Everywhere());

        Assert.Equal(0.2, row["photo.light_slope"], 1e-4);
        Assert.Equal(Math.Log(0.4 * LuminanceOfOne) - (0.2 * (Side - 1) / 2 / PixelsPerMm / 10), row["photo.light"], 1e-4);
    }

    [Fact]
    public void Of_Exposure_ChangesOnlyTheLight()
    {
        var (once, twice) = (FeatureRow.Of(Wave(0.03, 2), Everywhere()), FeatureRow.Of(Field(Light(0.03, 2).Map(v => 2 * v)), Everywhere()));

        // Float rounding of a logarithm near −1, where the wave is 0.03: 1e-7/0.03.
        string[] free = ["texture.roughness.1-3mm", "skin.shading.1-3mm", "skin.relief.1-2mm.skewness", "photo.falloff.5-10px"];
        Assert.All(free, id => Assert.InRange(twice[id] - once[id], -1e-3, 1e-3));
        Assert.Equal(Math.Log(2), twice["photo.light"] - once["photo.light"], 1e-4);
    }

    /// <summary>What a band leaves of a sine of period 2 mm: half at each of its ends, e^{−ln2·(end/period)²}.</summary>
    private static double Passed(double finestMm, double coarsestMm) => Math.Pow(2, -finestMm * finestMm / 4) - Math.Pow(2, -coarsestMm * coarsestMm / 4);

    private static Plane Everywhere() => Plane.From(Side, Side, static (_, _) => 1);

    private static SkinField Wave(double amplitude, double periodMm) => Field(Light(amplitude, periodMm));

    private static Plane Light(double amplitude, double periodMm) =>
        Plane.From(Side, Side, (x, _) => (float)(0.3 * Math.Exp(amplitude * Math.Sin(2 * Math.PI * x / PixelsPerMm / periodMm))));

    private static SkinField Field(Plane light) => SkinFieldBuilder.FromLight(
        new LinearRgb(light.Map(static v => 1.2f * v), light, light.Map(static v => 0.7f * v)), PixelsPerMm, new Resolution(PixelsPerMm, 0, 0));
}
