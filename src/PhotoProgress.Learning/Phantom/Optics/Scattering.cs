using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// Light that enters skin leaves it some way off, red farthest: each channel's light is partly kept where it fell and partly spread by
/// one or two Gaussians, the six of d'Eon and Luebke's three-layer skin (GPU Gems 3, 2007, ch. 14) joined by their variances.
/// </summary>
internal static class Scattering
{
    private static readonly (float Share, double SigmaMm)[] Red = [(0.231f, 0.61), (0.436f, 1.72)];
    private static readonly (float Share, double SigmaMm)[] Green = [(0.545f, 0.346)];
    private static readonly (float Share, double SigmaMm)[] Blue = [(0.351f, 0.242)];

    /// <summary>Spreads each channel; its sum stays.</summary>
    public static LinearRgb Spread(LinearRgb light, double pixelsPerMm) =>
        new(Of(light.R, Red, pixelsPerMm), Of(light.G, Green, pixelsPerMm), Of(light.B, Blue, pixelsPerMm));

    private static Plane Of(Plane light, (float Share, double SigmaMm)[] lobes, double pixelsPerMm)
    {
        var spread = light.Clone();
        foreach (var (share, sigmaMm) in lobes)
        {
            var far = Gaussian.Blur(light, sigmaMm * pixelsPerMm);
            for (var i = 0; i < spread.Samples.Length; i++) spread.Samples[i] += share * (far.Samples[i] - light.Samples[i]);
        }

        return spread;
    }
}
