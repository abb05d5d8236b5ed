using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>The degenerate cases that every metric's documentation names.</summary>
internal static class Edges
{
    /// <summary>Even skin.</summary>
    public static Measured Flat(string id) => Compute(id, TestSkin.Flat(id, 0.5f, 0.3f, 0.2f));

    public static Measured Black(string id) => Compute(id, TestSkin.Flat(id, 0, 0, 0));

    public static Measured OnePixel(string id) =>
        MetricCatalogue.Get(id).Compute(TestSkin.Of(TestSkin.PixelsPerMm(id), TestSkin.Flat(-1, 1, 1)), TestSkin.Full(1, 1));

    public static Measured EmptyMask(string id) => MetricCatalogue.Get(id).Compute(TestSkin.Random(id, 1), TestSkin.Flat(0));

    /// <summary>One millimetre less of width than the metric needs is left of the weights.</summary>
    /// <param name="areaMm2">The least area documented.</param>
    public static Measured TooLittleSkin(string id, double areaMm2)
    {
        var pixelsPerMm = TestSkin.PixelsPerMm(id);
        var columns = (int)((areaMm2 / (TestSkin.Height / pixelsPerMm) * pixelsPerMm) - pixelsPerMm);
        var strip = Plane.From(TestSkin.Width, TestSkin.Height, (x, _) => x < columns ? 1 : 0);
        return MetricCatalogue.Get(id).Compute(TestSkin.Random(id, 1), strip);
    }

    /// <summary>Samples that are not a number, inside the weights, must count exactly as a hole in the weights does.</summary>
    public static (Measured WithHole, Measured WithNaN) NotANumber(string id)
    {
        var field = TestSkin.Random(id, 1);
        bool IsHole(int x, int y) => x is > 60 and < 90 && y is > 50 and < 80;
        Plane Pierced(Plane plane, float value) => Plane.From(plane.Width, plane.Height, (x, y) => IsHole(x, y) ? value : plane[x, y]);
        var pierced = field with { LogLuminance = Pierced(field.LogLuminance, float.NaN), Melanin = Pierced(field.Melanin, float.PositiveInfinity) };
        return (Compute(id, field, Pierced(TestSkin.Full(), 0)), Compute(id, pierced));
    }

    /// <summary>Just under the source pixels that a period needs.</summary>
    public static Measured CoarseSource(string id, double leastPixelsPerMm) => Compute(id, With(id, new Resolution(leastPixelsPerMm * 0.99, 0, 0)));

    /// <summary>Blurred to just under 10 % contrast at a period: exp(−2π²σ²/p²) = 0.1 at σ = 0.3416·p.</summary>
    public static Measured Blurred(string id, double periodMm) => Compute(id, With(id, new Resolution(40, 0.3416 * periodMm * 1.01, 0)));

    /// <summary>Both at once must pass just inside the limits.</summary>
    public static Measured JustResolved(string id, double leastPixelsPerMm, double periodMm) =>
        Compute(id, With(id, new Resolution(leastPixelsPerMm * 1.01, 0.3416 * periodMm * 0.99, 0)));

    private static SkinField With(string id, Resolution resolution) => TestSkin.Random(id, 1) with { Resolution = resolution };

    private static Measured Compute(string id, SkinField field, Plane? weights = null) =>
        MetricCatalogue.Get(id).Compute(field, weights ?? TestSkin.Full());
}
