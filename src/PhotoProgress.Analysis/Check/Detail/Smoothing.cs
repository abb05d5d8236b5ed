using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Smoothing.
/// </summary>
internal static class Smoothing
{
    public static PhotoCheck Check { get; } = new(
        "smoothing", "filtered", "Fine texture missing from the skin", "ln", Bad.Above, 9, null,
        "Ours",
        "Switch off beauty, portrait and smoothing modes and use the plain rear camera.",
        PhotoCheck.OnFace(static face => SmoothingProbe(face, 0)));

    internal static double? SmoothingProbe(FaceView face, int what)
    {
        var skin = face.Cheeks.Select(Ratio).ToArray();
        var edge = face.Features.Select(Ratio).ToArray();
        double Sum(IEnumerable<(double Fine, double Coarse)> e, bool fine) => e.Sum(x => fine ? x.Fine : x.Coarse);
        return what switch
        {
            0 => 0.5 * Math.Log(Sum(edge, true) / Sum(edge, false) / (Sum(skin, true) / Sum(skin, false))),
            1 => Math.Sqrt(Sum(skin, true) / 2),
            2 => Math.Sqrt(Sum(skin, false) / 2),
            3 => 0.5 * Math.Log(Sum(skin, true) / Sum(edge, true)),
            _ => 0.5 * Math.Log(Sum(skin, false) / Sum(edge, false)),
        };
    }

    private static (double Fine, double Coarse) Ratio(Plane luminance)
    {
        var log = LogLight.Of(luminance);
        var a = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(3));
        var b = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(6));
        var c = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(12));
        double fine = 0, coarse = 0;
        for (var i = 0; i < log.Samples.Length; i++)
        {
            fine += Math.Pow(a.Samples[i] - b.Samples[i], 2);
            coarse += Math.Pow(b.Samples[i] - c.Samples[i], 2);
        }

        return (fine / log.Samples.Length, coarse / log.Samples.Length);
    }
}
