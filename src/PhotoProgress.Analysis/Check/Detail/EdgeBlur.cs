using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Blur from the edges themselves, without knowing what they show: an ideal edge blurred by σ and then by a known s has a
/// slope in proportion to 1/√(σ² + s²), so the slopes at two s give σ (Zhuo and Sim 2011, doi:10.1016/j.patcog.2011.03.009).
/// No edge of a face is ideal, so the sharpest quarter of the strong edges speaks for the photo.
/// </summary>
internal static class EdgeBlur
{
    private const double FineVariance = 1;
    private const double CoarseVariance = 4;

    /// <summary>Variance of the central difference that takes the slope: a box of two pixels, less that of a pixel.</summary>
    private const double SlopeVariance = 1.0 / 3;

    /// <summary>Share of pixels whose slope makes them candidates for an edge.</summary>
    private const double StrongShare = 0.1;

    /// <summary>Share of the edges that is at least as sharp as the photo.</summary>
    private const double SharpShare = 0.25;

    /// <summary>Beyond this the two slopes cannot be told apart, pixels.</summary>
    private const double WidestSigmaPx = 6;

    /// <summary>Fewer edges say nothing.</summary>
    private const int FewestEdges = 20;

    /// <summary>σ of the blur in pixels of the planes, 0 where it is below what pixels resolve; null without edges.</summary>
    /// <param name="luminance">Linear luminance of the places where edges are.</param>
    public static double? SigmaPx(IReadOnlyList<Plane> luminance)
    {
        var variances = luminance.SelectMany(Variances).Select(variance => (float)variance).ToArray();
        return variances.Length < FewestEdges ? null : Math.Sqrt(Order.Quantile(variances, SharpShare));
    }

    private static IEnumerable<double> Variances(Plane luminance)
    {
        if (luminance.Width < 8 || luminance.Height < 8) yield break;
        var fine = Slopes(Gaussian.Blur(luminance, Math.Sqrt(FineVariance)));
        var coarse = Slopes(Gaussian.Blur(luminance, Math.Sqrt(CoarseVariance)));
        var strong = (float)Order.Quantile(coarse.Magnitude.Clone().Samples, 1 - StrongShare);
        for (var y = 2; y < luminance.Height - 2; y++)
        {
            for (var x = 2; x < luminance.Width - 2; x++)
            {
                if (coarse.Magnitude[x, y] > strong && coarse.IsRidge(x, y)) yield return Variance(fine.Magnitude[x, y], coarse.Magnitude[x, y]);
            }
        }
    }

    private static double Variance(double fine, double coarse)
    {
        var square = fine * fine / (coarse * coarse);
        const double Widest = WidestSigmaPx * WidestSigmaPx;
        if (square <= 1) return Widest;
        var variance = (CoarseVariance + SlopeVariance - (square * (FineVariance + SlopeVariance))) / (square - 1);
        return Math.Clamp(variance, 0, Widest);
    }

    private static SlopeField Slopes(Plane plane)
    {
        var (dx, dy) = (new Plane(plane.Width, plane.Height), new Plane(plane.Width, plane.Height));
        var magnitude = new Plane(plane.Width, plane.Height);
        for (var y = 1; y < plane.Height - 1; y++)
        {
            for (var x = 1; x < plane.Width - 1; x++)
            {
                dx[x, y] = 0.5f * (plane[x + 1, y] - plane[x - 1, y]);
                dy[x, y] = 0.5f * (plane[x, y + 1] - plane[x, y - 1]);
                magnitude[x, y] = MathF.Sqrt((dx[x, y] * dx[x, y]) + (dy[x, y] * dy[x, y]));
            }
        }

        return new SlopeField(dx, dy, magnitude);
    }

    private sealed record SlopeField(Plane Dx, Plane Dy, Plane Magnitude)
    {
        /// <summary>Whether the slope is steepest here along its own direction, to the nearest of eight neighbours.</summary>
        public bool IsRidge(int x, int y)
        {
            var m = Magnitude[x, y];
            var (sx, sy) = ((int)MathF.Round(Dx[x, y] / m), (int)MathF.Round(Dy[x, y] / m));
            return m >= Magnitude[x + sx, y + sy] && m > Magnitude[x - sx, y - sy];
        }
    }
}
