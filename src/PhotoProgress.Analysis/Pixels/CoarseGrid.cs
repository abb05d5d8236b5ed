namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// A grid whose pixels are squares of a whole number of fine pixels: for masks, whose edges are millimetres wide and which gain
/// nothing from more pixels.
/// </summary>
/// <param name="Factor">Fine pixels along the side of a coarse one, at least 1; 1 leaves planes as they are.</param>
public readonly record struct CoarseGrid(int Factor)
{
    /// <summary>The coarsest grid with at least so many pixels a millimetre.</summary>
    public static CoarseGrid For(double pixelsPerMm, double leastPixelsPerMm) =>
        new(Math.Max(1, (int)(pixelsPerMm / leastPixelsPerMm)));

    /// <summary>Means over the squares; at the right and lower edge over what there is of them.</summary>
    public Plane Reduce(Plane fine)
    {
        if (Factor == 1) return fine;
        var coarse = Plane.Unfilled(Count(fine.Width), Count(fine.Height));
        var sums = new float[coarse.Width];
        for (var y = 0; y < coarse.Height; y++)
        {
            Array.Clear(sums);
            var rows = Math.Min(Factor, fine.Height - (y * Factor));
            for (var j = 0; j < rows; j++) AddSquares(fine.Row((y * Factor) + j), sums);
            var target = coarse.Row(y);
            for (var x = 0; x < target.Length; x++)
                target[x] = sums[x] / (rows * Math.Min(Factor, fine.Width - (x * Factor)));
        }

        return coarse;
    }

    public LinearRgb Reduce(LinearRgb light) =>
        Factor == 1 ? light : new LinearRgb(Reduce(light.R), Reduce(light.G), Reduce(light.B));

    /// <summary>Bilinear between the middles of the squares; beyond the outermost middles their value goes on.</summary>
    /// <param name="window">Part of the fine grid that is wanted.</param>
    public Plane Enlarge(Plane coarse, PlaneWindow window)
    {
        if (Factor == 1) return window.Of(coarse);
        var fine = Plane.Unfilled(window.Width, window.Height);
        var line = new float[coarse.Width];
        for (var y = 0; y < window.Height; y++)
        {
            var (top, down) = Cell(window.Top + y, coarse.Height);
            var upper = coarse.Row(top);
            var lower = coarse.Row(Math.Min(top + 1, coarse.Height - 1));
            for (var x = 0; x < line.Length; x++) line[x] = upper[x] + (down * (lower[x] - upper[x]));
            Spread(line, window.Left, fine.Row(y));
        }

        return fine;
    }

    /// <summary>The window of the fine grid that a window of the coarse one can reach into when it is enlarged.</summary>
    public PlaneWindow Finer(PlaneWindow coarse, int fineWidth, int fineHeight)
    {
        var (left, top) = (Math.Max(0, (coarse.Left - 1) * Factor), Math.Max(0, (coarse.Top - 1) * Factor));
        var (right, bottom) = (Math.Min(fineWidth, (coarse.Left + coarse.Width + 1) * Factor), Math.Min(fineHeight, (coarse.Top + coarse.Height + 1) * Factor));
        return new PlaneWindow(left, top, right - left, bottom - top);
    }

    private void Spread(ReadOnlySpan<float> line, int left, Span<float> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var (first, across) = Cell(left + x, line.Length);
            var value = line[first];
            target[x] = value + (across * (line[Math.Min(first + 1, line.Length - 1)] - value));
        }
    }

    /// <summary>The middle before a fine pixel, and how far the pixel lies towards the next, 0..1.</summary>
    private (int First, float Part) Cell(int fine, int count)
    {
        var place = Math.Clamp(((fine + 0.5f) / Factor) - 0.5f, 0, count - 1);
        var first = (int)place;
        return (first, place - first);
    }

    private void AddSquares(ReadOnlySpan<float> row, Span<float> sums)
    {
        for (var x = 0; x < row.Length; x++) sums[x / Factor] += row[x];
    }

    private int Count(int pixels) => (pixels + Factor - 1) / Factor;
}
