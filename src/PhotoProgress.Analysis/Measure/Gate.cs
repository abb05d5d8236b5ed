namespace PhotoProgress.Analysis.Measure;

/// <summary>When a photo does not carry a metric, and the short reason it then gives.</summary>
internal static class Gate
{
    /// <summary>The photo, its blur or the grid does not carry the period.</summary>
    public const string Resolution = "resolution";

    /// <summary>The weights leave too small an area.</summary>
    public const string TooLittleSkin = "too_little_skin";

    /// <summary>The signal does not rise above the noise that is known.</summary>
    public const string BelowNoise = "below_noise";

    /// <summary>The colour cannot be that of skin.</summary>
    public const string NotSkinColour = "not_skin_colour";

    /// <summary>No metric speaks of less skin than this, mm²: a square of one centimetre.</summary>
    public const double SmallestAreaMm2 = 100;

    /// <summary>
    /// A blur that leaves less contrast than this hides a period. 10 % is the contrast at which ISO 12233 calls a
    /// resolution limiting, near what the Rayleigh criterion leaves (9 %); there the variance of a texture is 1 % of the true one.
    /// </summary>
    public const double LowestContrast = 0.1;

    /// <summary>
    /// Null when a period is carried: at least 4 pixels in it, in the source and on the grid, and at least 10 % contrast
    /// after the blur, exp(−2π²σ²/period²).
    /// </summary>
    public static string? Carries(SkinField field, double periodMm)
    {
        var resolution = field.Resolution;
        var pixelsPerMm = Math.Min(resolution.SourcePixelsPerMm, field.PixelsPerMm);
        if (!(pixelsPerMm * periodMm >= Measure.Resolution.PixelsPerPeriod)) return Resolution;
        var blurInPeriods = resolution.BlurSigmaMm / periodMm;
        return Math.Exp(-2 * Math.PI * Math.PI * blurInPeriods * blurInPeriods) >= LowestContrast ? null : Resolution;
    }

    /// <summary>
    /// Null when there is skin enough for a period: four squares of it (with fewer, the mean of squares rests on less than
    /// about 16 independent half-periods), and never less than <see cref="SmallestAreaMm2"/>.
    /// </summary>
    public static string? Covers(MaskedSkin skin, double periodMm) =>
        skin.AreaMm2 >= Math.Max(SmallestAreaMm2, 4 * periodMm * periodMm) ? null : TooLittleSkin;
}
