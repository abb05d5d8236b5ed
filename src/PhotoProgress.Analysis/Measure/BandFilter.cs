using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>What a band's filter does to white noise that was blurred before it.</summary>
public static class BandFilter
{
    /// <summary>Enough for kernels of up to 64 taps a side, whose response turns once per tap.</summary>
    private const int Steps = 128;

    /// <summary>
    /// Variance of white noise (variance 1 per pixel) after a Gaussian blur and the band's difference of Gaussians:
    /// ∫ |F(u)F(v) − C(u)C(v)|² P(u)²P(v)² du dv over the grid's frequencies, with the responses F, C, P of the very kernels that
    /// filter. It falls into squares of three integrals over one frequency.
    /// </summary>
    /// <param name="priorSigmaPx">Blur before the filter, pixels; 0 for none.</param>
    public static double NoiseGain(Band band, double pixelsPerMm, double priorSigmaPx)
    {
        var fine = Gaussian.Kernel(Gaussian.SigmaForHalfAmplitude(band.FinestMm) * pixelsPerMm);
        var coarse = Gaussian.Kernel(Gaussian.SigmaForHalfAmplitude(band.CoarsestMm) * pixelsPerMm);
        var prior = Gaussian.Kernel(priorSigmaPx);
        double fineFine = 0, fineCoarse = 0, coarseCoarse = 0;
        for (var i = 0; i < Steps; i++)
        {
            var frequency = 0.5 * (i + 0.5) / Steps;
            var (f, c, p) = (Response(fine, frequency), Response(coarse, frequency), Response(prior, frequency));
            fineFine += f * f * p * p / Steps;
            fineCoarse += f * c * p * p / Steps;
            coarseCoarse += c * c * p * p / Steps;
        }

        return (fineFine * fineFine) - (2 * fineCoarse * fineCoarse) + (coarseCoarse * coarseCoarse);
    }

    private static double Response(float[] half, double frequency)
    {
        double sum = half[0];
        for (var k = 1; k < half.Length; k++) sum += 2 * half[k] * Math.Cos(2 * Math.PI * frequency * k);
        return sum;
    }
}
