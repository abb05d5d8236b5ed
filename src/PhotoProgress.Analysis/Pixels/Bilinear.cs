namespace PhotoProgress.Analysis.Pixels;

/// <summary>Bilinear reading between samples; beyond the edge it extrapolates the last cell, so that smooth maps stay smooth.</summary>
public static class Bilinear
{
    public static float At(Plane plane, double x, double y)
    {
        if (plane.Width < 2 || plane.Height < 2) return plane[Math.Clamp((int)Math.Round(x), 0, plane.Width - 1), Math.Clamp((int)Math.Round(y), 0, plane.Height - 1)];
        var column = Math.Clamp((int)Math.Floor(x), 0, plane.Width - 2);
        var row = Math.Clamp((int)Math.Floor(y), 0, plane.Height - 2);
        var (u, v) = ((float)(x - column), (float)(y - row));
        var index = (row * plane.Width) + column;
        var samples = plane.Samples;
        var top = samples[index] + (u * (samples[index + 1] - samples[index]));
        var below = index + plane.Width;
        var bottom = samples[below] + (u * (samples[below + 1] - samples[below]));
        return top + (v * (bottom - top));
    }

    /// <summary>A lattice of nodes spread to a full plane: node (i, j) sits at ((i) · step, (j) · step).</summary>
    public static Plane Spread(Plane nodes, double step, int width, int height) =>
        Plane.From(width, height, (x, y) => At(nodes, x / step, y / step));
}
