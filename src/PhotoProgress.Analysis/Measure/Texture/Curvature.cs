using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Texture;

/// <summary>Second derivatives of a smoothed plane, per sample squared.</summary>
internal readonly record struct Curvature(float Xx, float Yy, float Xy)
{
    /// <summary>Samples that a derivative reaches on each side.</summary>
    public const int Reach = 2;

    /// <summary>Differences of fourth order: the error of a sine of ω radians a sample is ω⁴/90 of it.</summary>
    public static Curvature At(Plane plane, int x, int y)
    {
        var s = plane.Samples;
        var i = (y * plane.Width) + x;
        var w = plane.Width;
        return new Curvature(Second(s, i, 1), Second(s, i, w), Mixed(s, i, w));
    }

    /// <summary>scale · (Lxx + Lyy) of one row; the outermost <see cref="Reach"/> samples stay as they are.</summary>
    public static void Laplacian(Plane plane, int y, float scale, Span<float> target)
    {
        var (s, w, row) = (plane.Samples, plane.Width, y * plane.Width);
        for (var x = Reach; x < w - Reach; x++) target[x] = scale * (Second(s, row + x, 1) + Second(s, row + x, w));
    }

    private static float Second(float[] s, int i, int step) =>
        ((16 * (s[i - step] + s[i + step])) - (s[i - (2 * step)] + s[i + (2 * step)]) - (30 * s[i])) / 12;

    /// <summary>The product of the first differences (1, −8, 0, 8, −1)/12 in both directions.</summary>
    private static float Mixed(float[] s, int i, int w) =>
        ((8 * (First(s, i + w) - First(s, i - w))) - (First(s, i + (2 * w)) - First(s, i - (2 * w)))) / 12;

    private static float First(float[] s, int i) => ((8 * (s[i + 1] - s[i - 1])) - (s[i + 2] - s[i - 2])) / 12;
}
