using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Colour;

/// <summary>
/// Grey
/// </summary>
internal static class Greyscale
{
    public static PhotoCheck Check { get; } = new(
        "greyscale", "greyscale", "Colour of the skin", "saturation", Bad.Below, 0.08, 0.03,
        "Ours",
        "Switch off black-and-white.",
        PhotoCheck.OnSkin(static skin => skin.Median(Saturation(skin))));

    private static Plane Saturation(SkinPatch skin)
    {
        var plane = new Plane(skin.Luminance.Width, skin.Luminance.Height);
        foreach (var i in skin.Pixels) plane.Samples[i] = 1 - ((skin.Darkest(i) + 1e-4f) / (skin.Brightest(i) + 1e-4f));
        return plane;
    }
}
