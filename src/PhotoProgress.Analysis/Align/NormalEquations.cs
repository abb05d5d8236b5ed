using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// The windowed 2 × 2 systems of a Lucas–Kanade step, one for each cell of 4 × 4 grid pixels: the windows are many cells
/// wide, so a finer lattice would repeat the same answer.
/// </summary>
internal sealed class NormalEquations
{
    public const int CellPx = 4;

    private readonly Plane _xx;
    private readonly Plane _xy;
    private readonly Plane _yy;
    private readonly Plane _xt;
    private readonly Plane _yt;

    public NormalEquations(Plane target, Plane moved, Plane weights, double windowPx)
    {
        var (columns, rows) = ((target.Width + CellPx - 1) / CellPx, (target.Height + CellPx - 1) / CellPx);
        (_xx, _xy, _yy) = (new Plane(columns, rows), new Plane(columns, rows), new Plane(columns, rows));
        (_xt, _yt) = (new Plane(columns, rows), new Plane(columns, rows));
        Fill(target, moved, weights);
        var sigma = windowPx / CellPx;
        (_xx, _xy, _yy) = (Gaussian.Blur(_xx, sigma), Gaussian.Blur(_xy, sigma), Gaussian.Blur(_yy, sigma));
        (_xt, _yt) = (Gaussian.Blur(_xt, sigma), Gaussian.Blur(_yt, sigma));
        Confidence = new Plane(columns, rows);
    }

    /// <summary>Smaller eigenvalue of each system: how well the place is tied down in its weaker direction.</summary>
    public Plane Confidence { get; }

    /// <summary>A plane on the cells, read at every grid pixel.</summary>
    public static Plane OnGrid(Plane cells, int width, int height) => Plane.From(width, height, (x, y) =>
        Bilinear.At(cells, Math.Clamp(((x + 0.5) / CellPx) - 0.5, 0, cells.Width - 1), Math.Clamp(((y + 0.5) / CellPx) - 0.5, 0, cells.Height - 1)));

    /// <summary>Corrections in grid pixels, on the cells.</summary>
    public (Plane Ux, Plane Uy) Solve()
    {
        var (ux, uy) = (new Plane(_xx.Width, _xx.Height), new Plane(_xx.Width, _xx.Height));
        var damping = 0.02f * Mean(_xx, _yy);
        for (var i = 0; i < ux.Samples.Length; i++)
        {
            var (xx, xy, yy) = (_xx.Samples[i] + damping, _xy.Samples[i], _yy.Samples[i] + damping);
            var determinant = (xx * yy) - (xy * xy);
            if (determinant <= 0) continue;
            ux.Samples[i] = Limit(((yy * _xt.Samples[i]) - (xy * _yt.Samples[i])) / determinant);
            uy.Samples[i] = Limit(((xx * _yt.Samples[i]) - (xy * _xt.Samples[i])) / determinant);
            Confidence.Samples[i] = MathF.Max(0, (0.5f * (xx + yy)) - MathF.Sqrt((0.25f * (xx - yy) * (xx - yy)) + (xy * xy)));
        }

        return (ux, uy);
    }

    private void Fill(Plane target, Plane moved, Plane weights)
    {
        for (var y = 1; y < target.Height - 1; y++)
        {
            ReadOnlySpan<float> above = target.Row(y - 1), here = target.Row(y), below = target.Row(y + 1);
            ReadOnlySpan<float> movedAbove = moved.Row(y - 1), movedHere = moved.Row(y), movedBelow = moved.Row(y + 1);
            var weight = weights.Row(y);
            var cells = y / CellPx * _xx.Width;
            for (var x = 1; x < target.Width - 1; x++)
            {
                if (weight[x] <= 0) continue;
                var gx = 0.25f * (here[x + 1] - here[x - 1] + movedHere[x + 1] - movedHere[x - 1]);
                var gy = 0.25f * (below[x] - above[x] + movedBelow[x] - movedAbove[x]);
                Add(cells + (x / CellPx), weight[x], gx, gy, here[x] - movedHere[x]);
            }
        }
    }

    private void Add(int cell, float weight, float gx, float gy, float difference)
    {
        _xx.Samples[cell] += weight * gx * gx;
        _xy.Samples[cell] += weight * gx * gy;
        _yy.Samples[cell] += weight * gy * gy;
        _xt.Samples[cell] += weight * gx * difference;
        _yt.Samples[cell] += weight * gy * difference;
    }

    private static float Mean(Plane a, Plane b)
    {
        double sum = 0;
        for (var i = 0; i < a.Samples.Length; i++) sum += a.Samples[i] + b.Samples[i];
        return (float)(sum / (2.0 * a.Samples.Length)) + 1e-12f;
    }

    /// <summary>A step linearises the picture; beyond two pixels it does not hold.</summary>
    private static float Limit(float step) => Math.Clamp(step, -2, 2);
}
