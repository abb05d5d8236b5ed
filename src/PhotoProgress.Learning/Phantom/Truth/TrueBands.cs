using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Truth;

/// <summary>Amounts of a map within bands, each read on a grid shrunk as far as the band's fine end allows.</summary>
internal sealed class TrueBands
{
    /// <summary>σ of the finest smoothing keeps at least this many pixels of the shrunk grid.</summary>
    private const double LeastSigmaPx = 2;

    private readonly Plane _map;
    private readonly Plane? _weights;
    private readonly double _pixelsPerMm;

    /// <param name="map">The map; held less its own mean, so that flat skin is flat to the last bit.</param>
    /// <param name="weights">0..1; null is 1 everywhere.</param>
    /// <param name="pixelsPerMm">Pitch of the map.</param>
    public TrueBands(Plane map, Plane? weights, double pixelsPerMm)
    {
        var mean = (float)map.Samples.Average(static value => (double)value);
        (_map, _weights, _pixelsPerMm) = (map.Map(value => value - mean), weights, pixelsPerMm);
    }

    /// <summary>Root of the weighted mean square within a band: the difference of two Gaussians that halve sines of its ends.</summary>
    public double Rms(Band band)
    {
        var (map, weights, shrink) = Shrunk(band.FinestMm);
        var (fine, coarse) = (Smooth(map, weights, shrink, band.FinestMm), Smooth(map, weights, shrink, band.CoarsestMm));
        double sum = 0, total = 0;
        for (var i = 0; i < fine.Samples.Length; i++)
        {
            var (difference, weight) = (fine.Samples[i] - (double)coarse.Samples[i], weights?.Samples[i] ?? 1.0);
            (sum, total) = (sum + (weight * difference * difference), total + weight);
        }

        return total > 0 ? Math.Sqrt(sum / total) : 0;
    }

    /// <summary>Mean of the map, smoothed so that this period is halved, above its palest tenth.</summary>
    public double AbovePalest(double periodMm)
    {
        const double palest = 0.1;
        var (map, weights, shrink) = Shrunk(periodMm);
        var smooth = Smooth(map, weights, shrink, periodMm).Samples;
        float[] skin = weights is null ? smooth : [.. smooth.Where((_, i) => weights.Samples[i] > 0.5f)];
        if (skin.Length == 0) return 0;
        Array.Sort(skin);
        return skin.Average(static value => (double)value) - skin[(int)(palest * (skin.Length - 1))];
    }

    private double SigmaPx(double periodMm) => Gaussian.SigmaForHalfAmplitude(periodMm) * _pixelsPerMm;

    /// <summary>Map and weights on the coarsest grid that carries this period.</summary>
    private (Plane Map, Plane? Weights, int Shrink) Shrunk(double finestMm)
    {
        var shrink = Math.Clamp((int)(SigmaPx(finestMm) / LeastSigmaPx), 1, Math.Min(_map.Width, _map.Height));
        if (_weights is null || shrink == 1) return (Means(_map, shrink), _weights, shrink);
        var weights = Means(_weights, shrink);
        return (Together(Means(Together(_map, _weights, static (a, b) => a * b), shrink), weights, static (a, b) => b > 1e-6f ? a / b : 0), weights, shrink);
    }

    /// <summary>Averaging over n pixels has smoothed by a variance of (n² − 1)/12 already; variances add.</summary>
    private Plane Smooth(Plane map, Plane? weights, int shrink, double periodMm)
    {
        var variance = Math.Pow(SigmaPx(periodMm), 2) - (((shrink * (double)shrink) - 1) / 12);
        var sigma = Math.Sqrt(Math.Max(0, variance)) / shrink;
        return weights is null ? Gaussian.Blur(map, sigma) : Gaussian.BlurInside(map, weights, sigma);
    }

    /// <summary>Means of squares of n × n pixels; a rest at the right and lower edge is left out.</summary>
    private static Plane Means(Plane plane, int n)
    {
        if (n == 1) return plane;
        var means = new Plane(plane.Width / n, plane.Height / n);
        var share = 1f / (n * n);
        for (var y = 0; y < means.Height * n; y++)
        {
            var source = plane.Row(y);
            var target = means.Row(y / n);
            for (var x = 0; x < target.Length; x++)
            {
                var sum = 0f;
                for (var i = x * n; i < (x + 1) * n; i++) sum += source[i];
                target[x] += sum * share;
            }
        }

        return means;
    }

    private static Plane Together(Plane a, Plane b, Func<float, float, float> map) => new(a.Width, a.Height, [.. a.Samples.Zip(b.Samples, map)]);
}
