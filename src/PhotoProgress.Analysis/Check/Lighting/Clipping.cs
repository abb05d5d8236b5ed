namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Clipping.
/// </summary>
internal static class Clipping
{
    public static PhotoCheck Check { get; } = new(
        "clipped", "clipped", "Overexposed skin", "% of skin", Bad.Above, 1, 15,
        "Ours",
        "Turn the lamps down.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Share(pixel => skin.Brightest(pixel) > 0.955f)));
}
