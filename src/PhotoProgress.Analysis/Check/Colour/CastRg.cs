namespace PhotoProgress.Analysis.Check.Colour;

/// <summary>
/// x
/// </summary>
internal static class CastRg
{
    public static PhotoCheck Check { get; } = new(
        "cast_rg", "colour_cast", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnSkin(static skin => Math.Log((skin.Median(skin.Light.R) + 1e-4) / (skin.Median(skin.Light.G) + 1e-4))));
}
