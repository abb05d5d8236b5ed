using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Truth;

/// <summary>A map smoothed to several periods, each computed once, on a grid shrunk as far as the finest period allows.</summary>
internal sealed class TrueBands
{
    /// <summary>σ of the finest smoothing keeps at least this many pixels of the shrunk grid.</summary>
    private const double LeastSigmaPx = 2;

    private readonly Plane _map;
    private readonly Plane? _weights;
    private readonly double _pixelsPerMm;
    private readonly int _shrink;
    private readonly Dictionary<double, Plane> _smooth = [];

    /// <param name="map">The map.</param>
    /// <param name="weights">0..1; null is 1 everywhere.</param>
    /// <param name="pixelsPerMm">Pitch of the map.</param>
    /// <param name="finestMm">No shorter period will be asked for.</param>
    public TrueBands(Plane map, Plane? weights, double pixelsPerMm, double finestMm)
    {
        _shrink = Math.Max(1, Math.Min((int)(SigmaPx(finestMm, pixelsPerMm) / LeastSigmaPx), Math.Min(map.Width, map.Height)));
        _pixelsPerMm = pixelsPerMm;
        _weights = weights is null ? null : Shrunk(weights, _shrink);
        _map = weights is null ? Shrunk(map, _shrink) : Over(Shrunk(Times(map, weights), _shrink), _weights!);
    }

    /// <summary>Root of the weighted mean square within a band.</summary>
    public double Rms(Band band)
    {
        var (fine, coarse) = (Smooth(band.FinestMm), Smooth(band.CoarsestMm));
        double sum = 0, total = 0;
        for (var i = 0; i < fine.Samples.Length; i++)
        {
            var (difference, weight) = (fine.Samples[i] - (double)coarse.Samples[i], _weights?.Samples[i] ?? 1.0);
            (sum, total) = (sum + (weight * difference * difference), total + weight);
        }

        return total > 0 ? Math.Sqrt(sum / total) : 0;
    }

    /// <summary>Mean of the smoothed map above its palest tenth.</summary>
    public double AbovePalest(double periodMm)
    {
        const double palest = 0.1;
        var smooth = Smooth(periodMm).Samples;
        float[] skin = _weights is null ? [.. smooth] : [.. smooth.Where((_, i) => _weights.Samples[i] > 0.5f)];
        if (skin.Length == 0) return 0;
        Array.Sort(skin);
        return skin.Average(static value => (double)value) - skin[(int)(palest * (skin.Length - 1))];
    }

    /// <summary>The map, smoothed so that periods of this length are halved.</summary>
    private Plane Smooth(double periodMm)
    {
        if (_smooth.TryGetValue(periodMm, out var known)) return known;
        var sigmaPx = SigmaPx(periodMm, _pixelsPerMm);
        // Averaging over n pixels has smoothed by (n² − 1)/12 already; variances add.
        var sigma = Math.Sqrt(Math.Max(0, (sigmaPx * sigmaPx) - (((_shrink * (double)_shrink) - 1) / 12))) / _shrink;
        return _smooth[periodMm] = _weights is null ? Gaussian.Blur(_map, sigma) : Gaussian.BlurInside(_map, _weights, sigma);
    }

    private static double SigmaPx(double periodMm, double pixelsPerMm) => Gaussian.SigmaForHalfAmplitude(periodMm) * pixelsPerMm;

    /// <summary>Means of squares of n × n pixels; a rest at the right and lower edge is left out.</summary>
    private static Plane Shrunk(Plane plane, int n)
    {
        if (n == 1) return plane;
        var shrunk = new Plane(plane.Width / n, plane.Height / n);
        for (var y = 0; y < shrunk.Height * n; y++)
        {
            var source = plane.Row(y);
            var target = shrunk.Row(y / n);
            for (var x = 0; x < shrunk.Width * n; x++) target[x / n] += source[x] / (n * n);
        }

        return shrunk;
    }

    private static Plane Times(Plane a, Plane b) => new(a.Width, a.Height, [.. a.Samples.Zip(b.Samples, static (x, y) => x * y)]);

    private static Plane Over(Plane a, Plane b) => new(a.Width, a.Height, [.. a.Samples.Zip(b.Samples, static (x, y) => y > 1e-6f ? x / y : 0)]);
}
