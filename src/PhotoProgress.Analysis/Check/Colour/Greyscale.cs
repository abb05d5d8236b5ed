using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Colour;

/// <summary>
/// Whether the photo has colour: median over the skin of 1 − darkest channel over brightest, linear light, 0 to 1.
/// </summary>
internal static class Greyscale
{
    public static PhotoCheck Check { get; } = new(
        "greyscale", "greyscale", "Colour of the skin", "saturation", Bad.Below, 0.15, 0.05,
        "Skin of every tone sends back more red than blue; measured: 58 studio portraits 0.34 and more, greyscale 0.",
        "Switch off black-and-white, toned and noir modes.",
        PhotoCheck.OnSkin(static skin => Saturation(skin)));

    private const float Floor = 1e-4f;

    private static double Saturation(SkinPatch skin)
    {
        var values = new float[skin.Pixels.Length];
        for (var i = 0; i < values.Length; i++) values[i] = 1 - ((skin.Darkest(skin.Pixels[i]) + Floor) / (skin.Brightest(skin.Pixels[i]) + Floor));
        return Order.Quantile(values, 0.5);
    }
}
