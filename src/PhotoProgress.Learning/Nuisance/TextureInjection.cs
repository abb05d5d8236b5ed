using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Nuisance;

/// <summary>
/// A known change of texture in a real photo: the luminance between periods of 0.3 and 3 mm is scaled inside the skin;
/// colour ratios, eyes, brows, lips and background stay.
/// </summary>
public static class TextureInjection
{
    private static readonly Band Scaled = new(0.3, 3);

    /// <param name="original">The photo.</param>
    /// <param name="skin">Soft mask of the skin, photo size.</param>
    /// <param name="pixelsPerMm">Scale of the photo at the skin.</param>
    /// <param name="factor">Amplitude after over before; 1 is no change.</param>
    public static SrgbImage Scale(SrgbImage original, Plane skin, double pixelsPerMm, double factor)
    {
        var light = Resampler.Resample(original, WarpMap.From(original.Width, original.Height, new Similarity(1, 0, 0, 0)));
        var luminance = Luminance.Of(light);
        var band = Difference(luminance, pixelsPerMm);
        var rgb = new ushort[original.Rgb.Length];
        Plane[] channels = [light.R, light.G, light.B];
        for (var i = 0; i < luminance.Samples.Length; i++)
        {
            var value = luminance.Samples[i];
            var changed = value + (skin.Samples[i] * (float)(factor - 1) * band.Samples[i]);
            var gain = value > 1e-4f ? MathF.Max(changed, 0) / value : 1;
            for (var channel = 0; channel < 3; channel++)
                rgb[(3 * i) + channel] = SrgbTransfer.FromLinear(channels[channel].Samples[i] * gain);
        }

        return new SrgbImage(original.Width, original.Height, rgb);
    }

    private static Plane Difference(Plane luminance, double pixelsPerMm)
    {
        var fine = Gaussian.Blur(luminance, Gaussian.SigmaForHalfAmplitude(Scaled.FinestMm) * pixelsPerMm);
        var coarse = Gaussian.Blur(luminance, Gaussian.SigmaForHalfAmplitude(Scaled.CoarsestMm) * pixelsPerMm);
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] -= coarse.Samples[i];
        return fine;
    }
}
