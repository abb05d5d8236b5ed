namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Black.
/// </summary>
internal static class DarkSkin
{
    public static PhotoCheck Check { get; } = new(
        "black", "light", "Skin too dark to measure", "% of skin", Bad.Above, 10, 40,
        "Ours",
        "Add light.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Share(pixel => skin.Luminance.Samples[pixel] < 0.008f)));
}
