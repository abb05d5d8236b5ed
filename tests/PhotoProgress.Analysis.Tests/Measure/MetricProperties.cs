using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>Laws that metrics claim, checked on random skin. Each throws on the first counter-example.</summary>
internal static class MetricProperties
{
    /// <summary>
    /// A vector logarithm is good to 2 units in the last place of a value up to 8, 1e-6; that moves a root mean square above
    /// 1e-3 by less than 1e-4 of it, as the errors do not correlate with the skin.
    /// </summary>
    private const double FloatTolerance = 1e-4;

    /// <summary>Percent or mm: what a sample or two of a plane of 12,000 can move when rounding carries them over a threshold.</summary>
    private const double CountTolerance = 0.05;

    public static void IsFreeOfExposure(string id) => Holds(Gen.Choose(-20, 0), (seed, step) =>
    {
        var gain = MathF.Pow(2, step / 10f);
        return Same(id, Measure(id, TestSkin.Random(id, seed)), Measure(id, TestSkin.Random(id, seed, gain, gain, gain)));
    });

    public static void IsFreeOfWhiteBalance(string id) => Holds(Gen.Choose(70, 100), (seed, percent) =>
        Same(id, Measure(id, TestSkin.Random(id, seed)), Measure(id, TestSkin.Random(id, seed, percent / 100f, 1, 1.7f - (percent / 100f)))));

    /// <summary>Amplitudes of all three maps × k make the value × k.</summary>
    public static void ScalesWithAmplitude(string id) => Holds(Gen.Choose(20, 300), (seed, percent) =>
    {
        var field = TestSkin.Random(id, seed);
        var k = percent / 100f;
        Plane Scaled(Plane plane) => plane.Map(value => k * value);
        var scaled = field with { LogLuminance = Scaled(field.LogLuminance), Melanin = Scaled(field.Melanin), Haemoglobin = Scaled(field.Haemoglobin) };
        return Same(id, k * Measure(id, field), Measure(id, scaled));
    });

    /// <summary>More contrast never means less of it.</summary>
    public static void GrowsWithAmplitude(string id) => Holds(Gen.Choose(110, 300), (seed, percent) =>
    {
        var field = TestSkin.Random(id, seed);
        Plane Scaled(Plane plane) => plane.Map(value => percent / 100f * value);
        var scaled = field with { LogLuminance = Scaled(field.LogLuminance), Melanin = Scaled(field.Melanin), Haemoglobin = Scaled(field.Haemoglobin) };
        return Measure(id, scaled) >= Measure(id, field);
    });

    /// <summary>What has no weight may be anything, not-a-number included: the value stays the same to the last bit.</summary>
    public static void IsLocalToItsMask(string id) => Holds(Gen.Choose(0, 2), (seed, kind) =>
    {
        var (field, weights) = (TestSkin.Random(id, seed), Ellipse());
        var junk = kind == 0 ? float.NaN : kind == 1 ? 100f : -1e30f;
        Plane Spoilt(Plane plane) => Plane.From(plane.Width, plane.Height, (x, y) => weights[x, y] > 0 ? plane[x, y] : junk);
        var spoilt = field with
        {
            LogLuminance = Spoilt(field.LogLuminance),
            Melanin = Spoilt(field.Melanin),
            Haemoglobin = Spoilt(field.Haemoglobin),
            Light = new LinearRgb(Spoilt(field.Light.R), Spoilt(field.Light.G), Spoilt(field.Light.B)),
        };
        return Measure(id, field, weights).Equals(Measure(id, spoilt, weights));
    });

    /// <summary>A quarter turn changes nothing but the order of sums.</summary>
    public static void IsFreeOfQuarterTurns(string id) => Holds(Gen.Choose(1, 3), (seed, turns) =>
    {
        var field = TestSkin.Random(id, seed);
        Plane Turned(Plane plane) => Enumerable.Range(0, turns).Aggregate(plane, (turned, _) => Turn(turned));
        var turned = field with
        {
            LogLuminance = Turned(field.LogLuminance),
            Melanin = Turned(field.Melanin),
            Haemoglobin = Turned(field.Haemoglobin),
            Light = new LinearRgb(Turned(field.Light.R), Turned(field.Light.G), Turned(field.Light.B)),
        };
        return Same(id, Measure(id, field), Measure(id, turned, TestSkin.Full(turned.Width, turned.Height)));
    });

    /// <summary>An ellipse that fills the picture but for a few pixels, soft over its outer tenth.</summary>
    public static Plane Ellipse() => Plane.From(TestSkin.Width, TestSkin.Height, (x, y) =>
    {
        var (dx, dy) = ((x - 128) / 125.0, (y - 96) / 94.0);
        return (float)Math.Clamp((1 - Math.Sqrt((dx * dx) + (dy * dy))) * 10, 0, 1);
    });

    private static void Holds(Gen<int> input, Func<int, int, bool> property)
    {
        var cases = Gen.Choose(1, 8).SelectMany(_ => input, (seed, value) => (Seed: seed, Value: value));
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(10).WithReplay(20_260_101, 7), Prop.ForAll(cases.ToArbitrary(), c => property(c.Seed, c.Value)));
    }

    private static double Measure(string id, SkinField field, Plane? weights = null)
    {
        var measured = MetricCatalogue.Get(id).Compute(field, weights ?? TestSkin.Full());
        Assert.Null(measured.NotMeasurable);
        return measured.Value;
    }

    private static bool Same(string id, double expected, double actual) =>
        Math.Abs(actual - expected) <= (MetricCatalogue.Get(id).Logarithmic ? FloatTolerance * Math.Abs(expected) : CountTolerance);

    private static Plane Turn(Plane plane) => Plane.From(plane.Height, plane.Width, (x, y) => plane[y, plane.Height - 1 - x]);
}
