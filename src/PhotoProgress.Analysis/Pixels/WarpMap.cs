namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// For each grid pixel, where it lies in a source image: source pixels, pixel centres at whole numbers.
/// </summary>
/// <param name="X">Source column.</param>
/// <param name="Y">Source row.</param>
/// <param name="SourcePixelsPerGridPixel">Typical step in the source for one step on the grid; sets the anti-aliasing.</param>
public sealed record WarpMap(Plane X, Plane Y, double SourcePixelsPerGridPixel)
{
    public int Width => X.Width;

    public int Height => X.Height;

    /// <summary>Grid → source by an even similarity.</summary>
    public static WarpMap From(int width, int height, Similarity gridToSource)
    {
        var (x, y) = (Plane.Unfilled(width, height), Plane.Unfilled(width, height));
        for (var row = 0; row < height; row++)
        {
            var xs = x.Row(row);
            var ys = y.Row(row);
            for (var column = 0; column < width; column++)
            {
                var (sourceX, sourceY) = gridToSource.Apply(column, row);
                (xs[column], ys[column]) = ((float)sourceX, (float)sourceY);
            }
        }

        return new WarpMap(x, y, gridToSource.Scale);
    }

    /// <summary>The same map read at (x + dx, y + dy) of the grid; displacements in grid pixels.</summary>
    public WarpMap Shifted(Plane dx, Plane dy)
    {
        var x = Plane.Unfilled(Width, Height);
        var y = Plane.Unfilled(Width, Height);
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var u = column + dx[column, row];
                var v = row + dy[column, row];
                (x[column, row], y[column, row]) = Bilinear.At(X, Y, u, v);
            }
        }

        return this with { X = x, Y = y };
    }
}

/// <summary>Rotation, scale and shift: (x, y) → (a·x − b·y + tx, b·x + a·y + ty).</summary>
public readonly record struct Similarity(double A, double B, double Tx, double Ty)
{
    public double Scale => Math.Sqrt((A * A) + (B * B));

    public double RotationDegrees => Math.Atan2(B, A) * 180 / Math.PI;

    public (double X, double Y) Apply(double x, double y) => ((A * x) - (B * y) + Tx, (B * x) + (A * y) + Ty);

    /// <summary>This one first, then the next.</summary>
    public Similarity Then(Similarity next)
    {
        var (tx, ty) = next.Apply(Tx, Ty);
        return new Similarity((next.A * A) - (next.B * B), (next.A * B) + (next.B * A), tx, ty);
    }

    public Similarity Inverse()
    {
        var square = (A * A) + (B * B);
        var (a, b) = (A / square, -B / square);
        return new Similarity(a, b, -((a * Tx) - (b * Ty)), -((b * Tx) + (a * Ty)));
    }

    /// <summary>Least squares over point pairs (Umeyama 1991, without reflection).</summary>
    public static Similarity Fit(IReadOnlyList<(double X, double Y)> from, IReadOnlyList<(double X, double Y)> to)
    {
        var (fx, fy) = (from.Average(p => p.X), from.Average(p => p.Y));
        var (tx, ty) = (to.Average(p => p.X), to.Average(p => p.Y));
        double dot = 0, cross = 0, square = 0;
        for (var i = 0; i < from.Count; i++)
        {
            var (x, y) = (from[i].X - fx, from[i].Y - fy);
            var (u, v) = (to[i].X - tx, to[i].Y - ty);
            dot += (x * u) + (y * v);
            cross += (x * v) - (y * u);
            square += (x * x) + (y * y);
        }

        var (a, b) = (dot / square, cross / square);
        return new Similarity(a, b, tx - (a * fx) + (b * fy), ty - (b * fx) - (a * fy));
    }
}
