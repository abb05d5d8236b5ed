using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>The windowed 2 × 2 systems of a Lucas–Kanade step, one for each grid pixel.</summary>
internal sealed class NormalEquations
{
    private readonly Plane _xx;
    private readonly Plane _xy;
    private readonly Plane _yy;
    private readonly Plane _xt;
    private readonly Plane _yt;

    public NormalEquations(Plane target, Plane moved, Plane weights, double windowPx)
    {
        var (width, height) = (target.Width, target.Height);
        (_xx, _xy, _yy) = (new Plane(width, height), new Plane(width, height), new Plane(width, height));
        (_xt, _yt) = (new Plane(width, height), new Plane(width, height));
        Fill(target, moved, weights);
        _xx = Gaussian.Blur(_xx, windowPx);
        _xy = Gaussian.Blur(_xy, windowPx);
        _yy = Gaussian.Blur(_yy, windowPx);
        _xt = Gaussian.Blur(_xt, windowPx);
        _yt = Gaussian.Blur(_yt, windowPx);
        Confidence = new Plane(width, height);
    }

    /// <summary>Smaller eigenvalue of each system: how well the place is tied down in its weaker direction.</summary>
    public Plane Confidence { get; }

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
            for (var x = 1; x < target.Width - 1; x++)
            {
                var weight = weights[x, y];
                if (weight <= 0) continue;
                var gx = 0.25f * (target[x + 1, y] - target[x - 1, y] + moved[x + 1, y] - moved[x - 1, y]);
                var gy = 0.25f * (target[x, y + 1] - target[x, y - 1] + moved[x, y + 1] - moved[x, y - 1]);
                var difference = target[x, y] - moved[x, y];
                var index = (y * target.Width) + x;
                _xx.Samples[index] = weight * gx * gx;
                _xy.Samples[index] = weight * gx * gy;
                _yy.Samples[index] = weight * gy * gy;
                _xt.Samples[index] = weight * gx * difference;
                _yt.Samples[index] = weight * gy * difference;
            }
        }
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
