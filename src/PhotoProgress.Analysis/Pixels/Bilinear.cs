namespace PhotoProgress.Analysis.Pixels;

/// <summary>Bilinear reading between samples; beyond the edge it extrapolates the last cell, so that smooth maps stay smooth.</summary>
public static class Bilinear
{
    public static float At(Plane plane, double x, double y) =>
        plane.Width < 2 || plane.Height < 2 ? Nearest(plane, x, y) : Cell.Of(plane, x, y).In(plane);

    /// <summary>Two planes of one size at the same place.</summary>
    public static (float First, float Second) At(Plane first, Plane second, double x, double y)
    {
        if (first.Width < 2 || first.Height < 2) return (Nearest(first, x, y), Nearest(second, x, y));
        var cell = Cell.Of(first, x, y);
        return (cell.In(first), cell.In(second));
    }

    /// <summary>A lattice of nodes spread to a full plane: node (i, j) sits at ((i) · step, (j) · step).</summary>
    public static Plane Spread(Plane nodes, double step, int width, int height) =>
        Plane.From(width, height, (x, y) => At(nodes, x / step, y / step));

    private static float Nearest(Plane plane, double x, double y) =>
        plane[Math.Clamp((int)Math.Round(x), 0, plane.Width - 1), Math.Clamp((int)Math.Round(y), 0, plane.Height - 1)];

    /// <summary>Four samples of which the first is at <paramref name="Index"/>, and where between them.</summary>
    private readonly record struct Cell(int Index, float Across, float Down)
    {
        public static Cell Of(Plane plane, double x, double y)
        {
            var column = Math.Clamp((int)Math.Floor(x), 0, plane.Width - 2);
            var row = Math.Clamp((int)Math.Floor(y), 0, plane.Height - 2);
            return new Cell((row * plane.Width) + column, (float)(x - column), (float)(y - row));
        }

        public float In(Plane plane)
        {
            var samples = plane.Samples;
            var top = samples[Index] + (Across * (samples[Index + 1] - samples[Index]));
            var below = Index + plane.Width;
            var bottom = samples[below] + (Across * (samples[below + 1] - samples[below]));
            return top + (Down * (bottom - top));
        }
    }
}
