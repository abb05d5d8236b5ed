using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge;

/// <summary>
/// What a change of pigment may have done to the reading of something else, as a part of its error. Of pigment's share in what is read nothing is known but that it
/// is none to all.
/// </summary>
public static class PigmentDoubt
{
    /// <summary>Root mean square of a number spread evenly over 0..1.</summary>
    private static readonly double Share = Math.Sqrt(1.0 / 3);

    /// <summary>Id of the amount of pigment whose change makes a dimension less sure; null where none does. Close-ups are read along brown's own axis.</summary>
    /// <param name="region">Of both.</param>
    public static string? WitnessOf(Dimension dimension, string region) => dimension switch
    {
        Dimension.Texture => PairAmounts.LightnessUnevenness,
        Dimension.Redness when region != RegionNames.Frame => PairAmounts.MelaninUnevenness,
        _ => null,
    };

    /// <summary>Standard error of what was read of a dimension.</summary>
    /// <param name="witness">Change of <see cref="WitnessOf"/>.</param>
    internal static double Of(Dimension dimension, PairReading read, LogChange witness) =>
        dimension == Dimension.Redness ? InRedness(read, witness) : InTexture(witness);

    /// <summary>
    /// Standard error of ln(after / before) of texture. It is read from luminance, and freckles and fine mottle lie in its bands, where colour
    /// does not tell them from relief (docs/decisions/0022-pigment-in-texture.md). From 8 mm on it is pigment, not relief, that makes luminance uneven; how that
    /// has changed says how far pigment's contrast may have changed in the bands of texture. A share s of a band's energy, scaled in
    /// amplitude by e^ρ, moves the logarithm of the band's amplitude by s·ρ.
    /// </summary>
    /// <param name="lightness">Change of the unevenness of luminance at 8–30 mm, with its whole error.</param>
    internal static double InTexture(LogChange lightness) => Share * Math.Sqrt(BeyondError(lightness));

    /// <summary>
    /// Standard error of ln(after / before) of redness. The axes that faces are read along take brown for blood in part
    /// (docs/decisions/0023-brown-in-redness.md); how much of the change would not be read at one brown is known, not whether it was brown.
    /// It counts as far as melanin has changed at all, and where it speaks for the change that is read: one that brown would have hidden is none of brown's.
    /// </summary>
    /// <param name="redness">What was read, with the part of it that may be brown's.</param>
    /// <param name="melanin">Change of the unevenness of melanin at 8–30 mm, with its whole error.</param>
    internal static double InRedness(PairReading redness, LogChange melanin) =>
        redness.BrownPart * redness.LogRatio > 0 && melanin.LogRatio != 0
            ? Share * Math.Abs(redness.BrownPart) * Math.Sqrt(BeyondError(melanin)) / Math.Abs(melanin.LogRatio) : 0;

    /// <summary>The square of what was read is too large by its error's square in the mean, which is taken away; 0 where nothing is left.</summary>
    private static double BeyondError(LogChange change) =>
        Math.Max(0, (change.LogRatio * change.LogRatio) - (change.StandardError * change.StandardError));
}
