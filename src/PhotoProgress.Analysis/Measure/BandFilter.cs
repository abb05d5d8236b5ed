using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>What a band's filter does to white noise that was blurred before it.</summary>
public static class BandFilter
{
    /// <summary>
    /// Variance of white noise (variance 1 per pixel) after a Gaussian blur and the band's difference of Gaussians:
    /// ∫ |e^{−2π²σ₁²f²} − e^{−2π²σ₂²f²}|² e^{−4π²σ²f²} d²f, in closed form.
    /// </summary>
    /// <param name="priorSigmaPx">Blur before the filter, pixels.</param>
    public static double NoiseGain(Band band, double pixelsPerMm, double priorSigmaPx)
    {
        var fine = Square(Gaussian.SigmaForHalfAmplitude(band.FinestMm) * pixelsPerMm);
        var coarse = Square(Gaussian.SigmaForHalfAmplitude(band.CoarsestMm) * pixelsPerMm);
        var prior = Square(priorSigmaPx);
        return Integral(fine + prior) - (2 * Integral((0.5 * (fine + coarse)) + prior)) + Integral(coarse + prior);
    }

    /// <summary>∫ e^{−4π²vf²} over the frequencies a grid can carry (a square of half a cycle per pixel each way).</summary>
    private static double Integral(double variancePx2)
    {
        const int steps = 64;
        double sum = 0;
        for (var i = 0; i < steps; i++)
        {
            var f = 0.5 * (i + 0.5) / steps;
            sum += Math.Exp(-4 * Math.PI * Math.PI * variancePx2 * f * f);
        }

        var side = sum / steps;
        return side * side;
    }

    private static double Square(double value) => value * value;
}
