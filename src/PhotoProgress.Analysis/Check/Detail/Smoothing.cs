using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Smoothing filters take the texture off skin and spare eyes, brows and lips: root mean square of the finest resolved band of ln luminance
/// (periods of 3 to 6 pixels, about 1 to 2 mm in a studio portrait) on the cheeks, over that of the features. Blur takes from both
/// alike. People differ threefold, so a mild filter stays unseen.
/// </summary>
internal static class Smoothing
{
    public static PhotoCheck Check { get; } = new(
        "smoothing", "filtered", "Fine contrast of the cheeks over that of the features", "%", Bad.Below, 14, 5,
        "Measured: 58 studio portraits 17 % and more, retouched stock portraits down to 12 %; below 5 % skin is flat where lashes are sharp.",
        "Switch off beauty, portrait and smoothing modes and use the plain rear camera.",
        PhotoCheck.OnFace(static face => 100 * Math.Sqrt(Energy(face.Cheeks) / Energy(face.Features))));

    private const double FinestPeriodPx = 3;
    private const double CoarsestPeriodPx = 6;

    private static double Energy(IReadOnlyList<Plane> places)
    {
        double sum = 0, count = 0;
        foreach (var place in places)
        {
            var log = LogLight.Of(place);
            var fine = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(FinestPeriodPx));
            var coarse = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(CoarsestPeriodPx));
            for (var i = 0; i < log.Samples.Length; i++) sum += Square(fine.Samples[i] - coarse.Samples[i]);
            count += log.Samples.Length;
        }

        return sum / count;
    }

    private static double Square(double value) => value * value;
}
