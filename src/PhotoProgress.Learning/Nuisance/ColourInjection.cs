using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Nuisance;

/// <summary>Which pigment is changed.</summary>
public enum Pigment
{
    Melanin,
    Haemoglobin,
}

/// <summary>
/// A known change of colour in a real photo. Light is split into melanin, haemoglobin and shading; part of
/// one pigment's map is scaled inside the skin, and the light is multiplied by what that changes, exp(−axis · difference). The
/// other pigment and the shading stay. Brown moves as it does between people, not along the axis that the analysis reads faces by: what then
/// reaches its redness is part of the answer. Blood is scaled as it is read, as faces carry too little of what is left of it along the other
/// axis (docs/decisions/0021-melanin-axis.md). The gain has nothing finer than 8 mm in it (the mask too is smoothed that far), so that the
/// ratio of neighbouring pixels, and with it texture, stays; lightness at the pigment's own scale must follow, as in real skin.
/// </summary>
public static class ColourInjection
{
    /// <summary>Blotches: the band in which the analysis reads evenness.</summary>
    internal static Band Blotched { get; } = new(8, 30);

    /// <summary>The palest tenth of the skin keeps its colour, as redness is read against it.</summary>
    private const double PalestShare = 0.1;

    private const float InSkin = 0.5f;

    /// <summary>Along which a pigment is scaled.</summary>
    internal static PigmentAxes AxesOf(Pigment pigment) => pigment == Pigment.Melanin ? PigmentAxes.BetweenPeople : PigmentAxes.WithinFaces;

    /// <summary>Blotches between periods of 8 and 30 mm, stronger or fainter.</summary>
    /// <param name="original">The photo.</param>
    /// <param name="skin">Soft mask of the skin, photo size.</param>
    /// <param name="pixelsPerMm">Scale of the photo at the skin.</param>
    /// <returns>Makes the photo of a factor: amplitude after over before; 1 is no change.</returns>
    public static Func<double, SrgbImage> Blotches(SrgbImage original, Plane skin, double pixelsPerMm, Pigment pigment)
    {
        var light = LinearRgb.Of(original);
        var map = MapOf(light, pigment);
        var band = Smooth(map, skin, Blotched.FinestMm, pixelsPerMm).Less(Smooth(map, skin, Blotched.CoarsestMm, pixelsPerMm));
        var mask = Soft(skin, pixelsPerMm);
        return factor => Painted(light, band.Map(value => (float)(factor - 1) * value), mask, pigment);
    }

    /// <summary>Redness of areas above 30 mm, over the palest skin, stronger or fainter: the mean of redness scales, its pattern stays.</summary>
    /// <returns>Makes the photo of a factor: redness above the palest tenth, after over before; 1 is no change.</returns>
    /// <inheritdoc cref="Blotches"/>
    public static Func<double, SrgbImage> DiffuseRedness(SrgbImage original, Plane skin, double pixelsPerMm)
    {
        var light = LinearRgb.Of(original);
        var broad = Smooth(MapOf(light, Pigment.Haemoglobin), skin, Blotched.CoarsestMm, pixelsPerMm);
        var (palest, mask) = (Palest(broad, skin), Soft(skin, pixelsPerMm));
        return factor => Painted(light, broad.Map(value => (float)((factor - 1) * (value - palest))), mask, Pigment.Haemoglobin);
    }

    private static Plane MapOf(LinearRgb light, Pigment pigment)
    {
        var (_, melanin, haemoglobin) = Chromophores.Split(light, AxesOf(pigment));
        return pigment == Pigment.Melanin ? melanin : haemoglobin;
    }

    private static Plane Smooth(Plane map, Plane skin, double periodMm, double pixelsPerMm) =>
        Gaussian.BlurInside(map, skin, Gaussian.SigmaForHalfAmplitude(periodMm) * pixelsPerMm);

    private static Plane Soft(Plane skin, double pixelsPerMm) =>
        Gaussian.Blur(skin, Gaussian.SigmaForHalfAmplitude(Blotched.FinestMm) * pixelsPerMm);

    private static double Palest(Plane map, Plane skin)
    {
        float[] inside = [.. map.Samples.Where((_, i) => skin.Samples[i] > InSkin)];
        return inside.Length > 0 ? Order.Quantile(inside, PalestShare) : 0;
    }

    private static SrgbImage Painted(LinearRgb light, Plane difference, Plane mask, Pigment pigment)
    {
        var axis = pigment == Pigment.Melanin ? AxesOf(pigment).Melanin : AxesOf(pigment).Haemoglobin;
        Plane[] channels = [light.R, light.G, light.B];
        var rgb = Unfilled.Of<ushort>(light.Width * light.Height * 3);
        for (var i = 0; i < mask.Samples.Length; i++)
            for (var channel = 0; channel < 3; channel++)
            {
                var gain = MathF.Exp(-axis[channel] * mask.Samples[i] * difference.Samples[i]);
                rgb[(3 * i) + channel] = SrgbTransfer.FromLinear(channels[channel].Samples[i] * gain);
            }

        return new SrgbImage(light.Width, light.Height, rgb);
    }
}
