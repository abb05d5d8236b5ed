using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Fine contrast of brows, lashes, lids or lips: one block of one photo.</summary>
/// <param name="light">Linear luminance on the common grid, around the block.</param>
/// <param name="weights">0..1, the block.</param>
/// <param name="noise">Of the photo.</param>
/// <param name="pixelsPerMm">Pitch of the grid.</param>
internal sealed class BlurFeatures(Plane light, Plane weights, PhotoNoise noise, double pixelsPerMm)
{
    /// <summary>At least this part of the energy is taken for the features', not for noise.</summary>
    private const double LeastSignal = 0.2;

    /// <summary>As the photo is: one of two photos stays so while the other is blurred.</summary>
    private readonly Plane _fine = Fine(light);

    private readonly Band _band = new(PeriodsPx.FinestMm / pixelsPerMm, PeriodsPx.CoarsestMm / pixelsPerMm);

    /// <summary>Energy of the noise before any filter, of ln light.</summary>
    private readonly double _noise = noise.LumaSigma * noise.LumaSigma * MeanSquare(light.Map(static value => (float)NoiseLevel.LogPerCode(value)), weights);

    /// <summary>Periods that are looked at, in pixels of the grid instead of mm: from the design's 4 pixels a period up.</summary>
    public static Band PeriodsPx { get; } = new(3.5, 8);

    /// <summary>Mean square of the fine contrast (ln light) after a blur, less the noise.</summary>
    public double Energy(double blurPx2)
    {
        var sigmaPx = Math.Sqrt(blurPx2);
        var seen = MeanSquare(blurPx2 > 0 ? Fine(Gaussian.Blur(light, sigmaPx)) : _fine, weights);
        var gain = _noise > 0 ? BandFilter.NoiseGain(_band, noise.PixelsPerMm, sigmaPx / pixelsPerMm * noise.PixelsPerMm) : 0;
        return Math.Max(seen - (gain * _noise), LeastSignal * seen);
    }

    /// <summary>0..1: the part of the fine energy that is the same in both photos.</summary>
    public double SharedWith(BlurFeatures other)
    {
        var cross = MeanProduct(_fine, other._fine, weights);
        return cross * cross / (MeanSquare(_fine, weights) * MeanSquare(other._fine, weights));
    }

    private static Plane Fine(Plane light)
    {
        var log = LogLight.Of(light);
        var fine = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(PeriodsPx.FinestMm));
        var coarse = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(PeriodsPx.CoarsestMm));
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] -= coarse.Samples[i];
        return fine;
    }

    private static double MeanSquare(Plane plane, Plane weights) => MeanProduct(plane, plane, weights);

    private static double MeanProduct(Plane a, Plane b, Plane weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < a.Samples.Length; i++)
        {
            sum += (double)weights.Samples[i] * a.Samples[i] * b.Samples[i];
            total += weights.Samples[i];
        }

        return total > 0 ? sum / total : 0;
    }
}
