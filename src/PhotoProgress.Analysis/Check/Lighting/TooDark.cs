namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Share of the skin that is darker than 0.8 % of white, so that an 8-bit file holds no texture there.
/// </summary>
internal static class TooDark
{
    public static PhotoCheck Check { get; } = new(
        "too_dark", "light", "Skin in darkness", "% of skin", Bad.Above, 10, 25,
        "At 0.8 % of white one 8-bit step is worth 7 % of the light, more than skin texture. Refused where a quarter of the skin is lost; measured: studio portraits 0.1 % and less.",
        "Light the whole face evenly from the front.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Share(pixel => skin.Luminance.Samples[pixel] < Dark)));

    private const float Dark = 0.008f;
}
