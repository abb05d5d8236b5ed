namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Over-exposure that has not clipped yet: median linear luminance of the skin, percent of the photo's white; flags only.
/// </summary>
internal static class Overexposed
{
    public static PhotoCheck Check { get; } = new(
        "overexposed", "light", "Median light on the skin", "% of white", Bad.Above, 48, null,
        "Very light skin has L* 75, which is 48 % of white when white is exposed to be white. Measured: studio portraits up to 43 %.",
        "Expose less: skin should not look white.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Median(skin.Luminance)));
}
