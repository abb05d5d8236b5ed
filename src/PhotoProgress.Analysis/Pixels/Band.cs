namespace PhotoProgress.Analysis.Pixels;

/// <summary>A band of spatial periods in millimetres, cut by two Gaussians of half amplitude at its ends (difference of Gaussians).</summary>
/// <param name="FinestMm">Shortest period, mm.</param>
/// <param name="CoarsestMm">Longest period, mm.</param>
public readonly record struct Band(double FinestMm, double CoarsestMm)
{
    /// <summary>Geometric middle of the band, mm.</summary>
    public double CentreMm => Math.Sqrt(FinestMm * CoarsestMm);

    /// <summary>Samples of the band around 0, inside the weights (normalised convolution, so that masked neighbours do not leak in); 0 outside.</summary>
    /// <param name="plane">The map to filter.</param>
    /// <param name="inside">Its weights, which several maps may share.</param>
    /// <param name="pixelsPerMm">Grid pitch.</param>
    public Plane Of(Plane plane, InsideBlur inside, double pixelsPerMm)
    {
        var fine = inside.Of(plane, Gaussian.SigmaForHalfAmplitude(FinestMm) * pixelsPerMm);
        var coarse = inside.Of(plane, Gaussian.SigmaForHalfAmplitude(CoarsestMm) * pixelsPerMm);
        var weights = inside.Weights.Samples;
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] = weights[i] > 0 ? fine.Samples[i] - coarse.Samples[i] : 0;
        return fine;
    }
}
