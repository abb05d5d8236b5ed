using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Nuisance;

/// <summary>
/// A known change of texture in a real photo: the luminance between periods of 0.3 and 3 mm is scaled inside the skin;
/// colour ratios, eyes, brows, lips and background stay.
/// </summary>
public static class TextureInjection
{
    private static readonly Band Changed = new(0.3, 3);

    /// <param name="original">The photo.</param>
    /// <param name="skin">Soft mask of the skin, photo size.</param>
    /// <param name="pixelsPerMm">Scale of the photo at the skin.</param>
    /// <returns>Makes the photo of a factor: amplitude after over before; 1 is no change.</returns>
    public static Func<double, SrgbImage> In(SrgbImage original, Plane skin, double pixelsPerMm)
    {
        var light = LinearRgb.Of(original);
        var luminance = Luminance.Of(light);
        var band = Difference(luminance, pixelsPerMm);
        return factor => Scaled(light, luminance, band, skin, factor);
    }

    private static SrgbImage Scaled(LinearRgb light, Plane luminance, Plane band, Plane skin, double factor)
    {
        var rgb = Unfilled.Of<ushort>(light.Width * light.Height * 3);
        Plane[] channels = [light.R, light.G, light.B];
        for (var i = 0; i < luminance.Samples.Length; i++)
        {
            var value = luminance.Samples[i];
            var changed = value + (skin.Samples[i] * (float)(factor - 1) * band.Samples[i]);
            var gain = value > 1e-4f ? MathF.Max(changed, 0) / value : 1;
            for (var channel = 0; channel < 3; channel++)
                rgb[(3 * i) + channel] = SrgbTransfer.FromLinear(channels[channel].Samples[i] * gain);
        }

        return new SrgbImage(light.Width, light.Height, rgb);
    }

    private static Plane Difference(Plane luminance, double pixelsPerMm)
    {
        var fine = Gaussian.Blur(luminance, Gaussian.SigmaForHalfAmplitude(Changed.FinestMm) * pixelsPerMm);
        var coarse = Gaussian.Blur(luminance, Gaussian.SigmaForHalfAmplitude(Changed.CoarsestMm) * pixelsPerMm);
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] -= coarse.Samples[i];
        return fine;
    }
}
