using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Noise.
/// </summary>
internal static class Noise
{
    public static PhotoCheck Check { get; } = new(
        "noise", "noise", "Noise on the skin", "%", Bad.Above, 3, 8,
        "Ours",
        "Add light: noise comes from too little of it.",
        static view => OfSkin(view));

    private static double? OfSkin(CheckView view)
    {
        if (view.Skin is not { Pixels.Length: > 0 } skin) return null;
        var window = view.Middle();
        var sigma = NoiseLevel.LumaSigma(view.Photo.Image, window.Left, window.Top, window.Width, window.Height);
        return 100 * sigma * NoiseLevel.LogPerCode(skin.Median(skin.Luminance));
    }
}
