namespace PhotoProgress.Analysis.Pixels;

/// <summary>A band of spatial periods in millimetres, cut by two Gaussians of half amplitude at its ends (difference of Gaussians).</summary>
/// <param name="FinestMm">Shortest period, mm.</param>
/// <param name="CoarsestMm">Longest period, mm.</param>
public readonly record struct Band(double FinestMm, double CoarsestMm)
{
    /// <summary>Geometric middle of the band, mm.</summary>
    public double CentreMm => Math.Sqrt(FinestMm * CoarsestMm);

    /// <summary>Samples of the band around 0, inside the weights (normalised convolution, so that masked neighbours do not leak in); 0 outside.</summary>
    /// <param name="pixelsPerMm">Grid pitch.</param>
    public Plane Of(Plane plane, Plane weights, double pixelsPerMm)
    {
        var fine = Gaussian.BlurInside(plane, weights, Gaussian.SigmaForHalfAmplitude(FinestMm) * pixelsPerMm);
        var coarse = Gaussian.BlurInside(plane, weights, Gaussian.SigmaForHalfAmplitude(CoarsestMm) * pixelsPerMm);
        for (var i = 0; i < fine.Samples.Length; i++)
            fine.Samples[i] = weights.Samples[i] > 0 ? fine.Samples[i] - coarse.Samples[i] : 0;
        return fine;
    }

    /// <summary>
    /// Variance that white noise of variance 1 per pixel keeps in the band: Σ (gf − gc)² over the two-dimensional kernels, which
    /// separates into Σgf², Σgc² and Σgf·gc of the one-dimensional ones, each squared.
    /// </summary>
    public double WhiteNoiseGain(double pixelsPerMm)
    {
        var fine = Gaussian.Kernel(Gaussian.SigmaForHalfAmplitude(FinestMm) * pixelsPerMm);
        var coarse = Gaussian.Kernel(Gaussian.SigmaForHalfAmplitude(CoarsestMm) * pixelsPerMm);
        var (own, others, both) = (Overlap(fine, fine), Overlap(coarse, coarse), Overlap(fine, coarse));
        return (own * own) + (others * others) - (2 * both * both);
    }

    /// <summary>Σ a·b over both sides of two half kernels (centre first).</summary>
    private static double Overlap(float[] a, float[] b)
    {
        var sum = (double)a[0] * b[0];
        for (var i = 1; i < Math.Min(a.Length, b.Length); i++) sum += 2.0 * a[i] * b[i];
        return sum;
    }
}
