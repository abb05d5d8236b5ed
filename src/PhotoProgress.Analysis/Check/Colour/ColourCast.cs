namespace PhotoProgress.Analysis.Check.Colour;

/// <summary>
/// Colour cast: how far the skin's colour is from what skin of any tone has under neutral light; the larger of the distances of ln(red/green)
/// from 0.50 and of ln(green/blue) from 0.33 (linear medians; both differences of optical density, so exposure drops out), × 100.
/// Make-up and redness count too, so it only flags.
/// </summary>
internal static class ColourCast
{
    public static PhotoCheck Check { get; } = new(
        "colour_cast", "colour_cast", "Colour off the range of skin", "%", Bad.Above, 30, null,
        "Measured: studio portraits of all tones under neutral light 3 to 24 %, under a pink cast 46 % and more.",
        "Set the white balance on a grey card, use one kind of lamp and switch off coloured filters.",
        PhotoCheck.OnSkin(static skin => 100 * Cast(skin)));

    private const double RedOverGreen = 0.50;
    private const double GreenOverBlue = 0.33;
    private const double Floor = 1e-4;

    private static double Cast(SkinPatch skin)
    {
        var (r, g, b) = (skin.Median(skin.Light.R) + Floor, skin.Median(skin.Light.G) + Floor, skin.Median(skin.Light.B) + Floor);
        return Math.Max(Math.Abs(Math.Log(r / g) - RedOverGreen), Math.Abs(Math.Log(g / b) - GreenOverBlue));
    }
}
