namespace PhotoProgress.Analysis.Judge;

/// <summary>
/// What pigment may have done to a change of texture. Texture is read from luminance, and freckles and fine mottle lie in its bands, where colour
/// does not tell them from relief (docs/decisions/0022-pigment-in-texture.md). From 8 mm on it is pigment, not relief, that makes
/// luminance uneven; how that has changed says how far pigment's contrast may have changed in the bands of texture.
/// </summary>
internal static class PigmentInTexture
{
    /// <summary>Pigment's share in the energy of a band, of which nothing is known but that it is none to all: root mean square of a number spread evenly over 0..1.</summary>
    private static readonly double Share = Math.Sqrt(1.0 / 3);

    /// <summary>
    /// Standard error of ln(after / before) of texture. A share s of a band's energy, scaled in amplitude by e^ρ, moves the logarithm of the
    /// band's amplitude by s·ρ. The square of what was read of ρ is too large by its error's square in the mean, which is taken away; 0 where nothing is left.
    /// </summary>
    /// <param name="lightness">Change of the unevenness of luminance at 8–30 mm, with its whole error.</param>
    public static double StandardError(LogChange lightness) =>
        Share * Math.Sqrt(Math.Max(0, (lightness.LogRatio * lightness.LogRatio) - (lightness.StandardError * lightness.StandardError)));
}
