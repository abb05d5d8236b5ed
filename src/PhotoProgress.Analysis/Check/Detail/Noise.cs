using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Noise: standard deviation of luma in the smoothest parts of the middle of the picture (see NoiseLevel), as a percentage of
/// the light on the skin, at the skin's median.
/// </summary>
internal static class Noise
{
    public static PhotoCheck Check { get; } = new(
        "noise", "noise", "Noise on the skin", "% of its light", Bad.Above, 3, 12,
        "Skin texture has 1 to 4 % contrast in a fine band: from 3 % noise covers it pixel by pixel, from 12 % also averaged over 4 × 4 pixels. Measured: studio portraits up to 2.9 %.",
        "Add light: noise comes from too little of it.",
        Of);

    private static double? Of(CheckView view)
    {
        if (view.Skin is not { Pixels.Length: > 0 } skin) return null;
        var window = view.Middle();
        var sigma = NoiseLevel.LumaSigma(view.Photo.Image, window.Left, window.Top, window.Width, window.Height);
        return 100 * sigma * NoiseLevel.LogPerCode(skin.Median(skin.Luminance));
    }
}
