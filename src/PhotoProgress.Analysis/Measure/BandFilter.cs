using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>What a band's filter does to white noise that was blurred before it.</summary>
public static class BandFilter
{
    /// <summary>Frequencies a side: the responses are smooth, and twice as many change nothing in the fourth digit.</summary>
    private const int Steps = 64;

    /// <summary>
    /// Variance of white noise (variance 1 per pixel) after a Gaussian blur and the band's difference of Gaussians:
    /// ∫ |F(u)F(v) − C(u)C(v)|²ⁿ P(u)²P(v)² du dv over the grid's frequencies, with the responses F, C, P of the very kernels that
    /// filter.
    /// </summary>
    /// <param name="priorSigmaPx">Blur before the filter, pixels; 0 for none.</param>
    /// <param name="passes">How often the band's filter is applied, n.</param>
    public static double NoiseGain(Band band, double pixelsPerMm, double priorSigmaPx, int passes = 1)
    {
        var fine = Responses(Gaussian.SigmaForHalfAmplitude(band.FinestMm) * pixelsPerMm);
        var coarse = Responses(Gaussian.SigmaForHalfAmplitude(band.CoarsestMm) * pixelsPerMm);
        var prior = Responses(priorSigmaPx);
        double sum = 0;
        for (var v = 0; v < Steps; v++)
        {
            for (var u = 0; u < Steps; u++)
            {
                var passed = Math.Pow((fine[u] * fine[v]) - (coarse[u] * coarse[v]), passes) * prior[u] * prior[v];
                sum += passed * passed;
            }
        }

        return sum / (Steps * Steps);
    }

    private static double[] Responses(double sigmaPx)
    {
        var half = Gaussian.Kernel(sigmaPx);
        return [.. Enumerable.Range(0, Steps).Select(i => Response(half, 0.5 * (i + 0.5) / Steps))];
    }

    private static double Response(float[] half, double frequency)
    {
        double sum = half[0];
        for (var k = 1; k < half.Length; k++) sum += 2 * half[k] * Math.Cos(2 * Math.PI * frequency * k);
        return sum;
    }
}
