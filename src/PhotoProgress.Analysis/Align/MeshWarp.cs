using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Carries a frame laid over one face to another photo of a face: a similarity through all mesh points plus the
/// smoothed rest, so that the mesh's jitter (0.4 % of eye distance) does not wrinkle the map.
/// </summary>
public static class MeshWarp
{
    private const double SmoothingMm = 7;
    private const double NodeStepMm = 4;

    /// <param name="frame">Frame laid over <paramref name="from"/>.</param>
    /// <param name="from">Face of the frame's photo.</param>
    /// <param name="to">Face in the photo to read from.</param>
    public static WarpMap Map(FaceFrame frame, Face from, Face to)
    {
        var grid = frame.OnGrid(from);
        (double X, double Y)[] target = [.. to.Mesh.Select(point => ((double)point.X, (double)point.Y))];
        var whole = Similarity.Fit(grid, target);
        var rest = new (double X, double Y)[grid.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            var (x, y) = whole.Apply(grid[i].X, grid[i].Y);
            rest[i] = (target[i].X - x, target[i].Y - y);
        }

        var (dx, dy) = Smooth(frame, grid, rest);
        var map = WarpMap.From(frame.Width, frame.Height, whole);
        for (var i = 0; i < dx.Samples.Length; i++)
        {
            map.X.Samples[i] += dx.Samples[i];
            map.Y.Samples[i] += dy.Samples[i];
        }

        return map;
    }

    /// <summary>Gaussian-weighted mean of the rest at lattice nodes, spread bilinearly; far from the mesh it fades to nothing.</summary>
    private static (Plane Dx, Plane Dy) Smooth(FaceFrame frame, (double X, double Y)[] grid, (double X, double Y)[] rest)
    {
        var step = NodeStepMm * frame.PixelsPerMm;
        var (columns, rows) = ((int)Math.Ceiling(frame.Width / step) + 2, (int)Math.Ceiling(frame.Height / step) + 2);
        var (nodeX, nodeY) = (new Plane(columns, rows), new Plane(columns, rows));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                (nodeX[column, row], nodeY[column, row]) = WeightedRest(column * step, row * step, SmoothingMm * frame.PixelsPerMm, grid, rest);
        }

        return (Bilinear.Spread(nodeX, step, frame.Width, frame.Height), Bilinear.Spread(nodeY, step, frame.Width, frame.Height));
    }

    private static (float X, float Y) WeightedRest(
        double x, double y, double sigma, (double X, double Y)[] grid, (double X, double Y)[] rest)
    {
        double sumX = 0, sumY = 0, total = 0.01;
        for (var i = 0; i < grid.Length; i++)
        {
            var (dx, dy) = (grid[i].X - x, grid[i].Y - y);
            var weight = Math.Exp(-0.5 * ((dx * dx) + (dy * dy)) / (sigma * sigma));
            sumX += weight * rest[i].X;
            sumY += weight * rest[i].Y;
            total += weight;
        }

        return ((float)(sumX / total), (float)(sumY / total));
    }
}
