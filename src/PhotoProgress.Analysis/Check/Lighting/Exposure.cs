namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Exposure.
/// </summary>
internal static class Exposure
{
    public static PhotoCheck Check { get; } = new(
        "exposure", "light", "Median light on the skin", "% of white", Bad.Below, 4, 0.8,
        "Ours",
        "Add light.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Median(skin.Luminance)));
}
