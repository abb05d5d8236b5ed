using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Under-exposure of a close-up: linear light of the brightest twentieth of the frame, percent of the photo's white.
/// </summary>
internal static class CloseupExposure
{
    public static PhotoCheck Check { get; } = new(
        "underexposed", "light", "Brightest light on the skin", "% of white", Bad.Below, 8, 4,
        "Dark skin (L* 25) sends back 4 % of the light and shines where it is lit; less than that is too little light on any skin.",
        "Add light or expose longer.",
        PhotoCheck.OnSkin(static skin => 100 * Order.Quantile(skin.Luminance, skin.Pixels, 0.95)));
}
