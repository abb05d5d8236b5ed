namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Share of the skin where any channel reaches 250 of 255 codes (0.955 of full light), seen on the grid of the check, so single glints count little.
/// </summary>
internal static class Clipping
{
    public static PhotoCheck Check { get; } = new(
        "clipped", "clipped", "Overexposed skin", "% of skin", Bad.Above, 1, 25,
        "1 %: photo standard. Refused where a quarter of the skin holds no texture; measured: studio portraits up to 0.3 %.",
        "Expose less or turn the lamps down until no skin looks white; take shine off.",
        PhotoCheck.OnSkin(static skin => 100 * skin.Share(pixel => skin.Brightest(pixel) > Clipped)));

    private const float Clipped = 0.955f;
}
