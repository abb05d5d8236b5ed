using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>Flat skin with one pixel that departs: a band's value is then the norm of its kernel.</summary>
internal static class OnePixel
{
    private const int X = 128;
    private const int Y = 96;

    public static Plane Dark(float by) => Plane.From(TestSkin.Width, TestSkin.Height, (x, y) => x == X && y == Y ? -1 - by : -1);

    /// <summary>Root of a²·Σ(gf − gc)² over the mean of the samples read, every step-th pixel in both directions.</summary>
    public static double Rms(double a, double finestMm, double coarsestMm, double pixelsPerMm, int step)
    {
        // Half amplitude at a period p: σ = p·√(ln 2 / 2)/π.
        double Variance(double periodMm) => Math.Pow(periodMm * pixelsPerMm * Math.Sqrt(Math.Log(2) / 2) / Math.PI, 2);
        var (fine, coarse) = (Variance(finestMm), Variance(coarsestMm));
        var squares = ((1 / fine) + (1 / coarse) - (4 / (fine + coarse))) / (4 * Math.PI);
        var samples = (((TestSkin.Width - 1) / step) + 1) * (((TestSkin.Height - 1) / step) + 1);
        return a * Math.Sqrt(squares / (step * step) / samples);
    }
}
