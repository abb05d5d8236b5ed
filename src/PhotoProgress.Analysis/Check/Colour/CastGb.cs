namespace PhotoProgress.Analysis.Check.Colour;

/// <summary>
/// x
/// </summary>
internal static class CastGb
{
    public static PhotoCheck Check { get; } = new(
        "cast_gb", "colour_cast", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnSkin(static skin => Math.Log((skin.Median(skin.Light.G) + 1e-4) / (skin.Median(skin.Light.B) + 1e-4))));
}
