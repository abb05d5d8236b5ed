using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Blur of a close-up from its own content, pixels of the photo: skin has no sharp edges of its own, so this only finds plain misfocus and shake.
/// </summary>
internal static class CloseupBlur
{
    public static PhotoCheck Check { get; } = new(
        "blur", "blur", "Blur (standard deviation)", "px", Bad.Above, 2.5, 5,
        "2.5 pixels halve the contrast of periods of 13 pixels, 5 of 27: a photo of 12 megapixels then shows what 0.3 and 0.07 megapixels could (4 pixels a period).",
        "Keep the distance that the camera can focus at, hold it still and add light.",
        static view => EdgeBlur.SigmaPx([Middle(view)]));

    private static Plane Middle(CheckView view)
    {
        var (window, image) = (view.Middle(), view.Photo.Image);
        var map = WarpMap.From(window.Width, window.Height, new Similarity(1, 0, window.Left, window.Top));
        return Luminance.Of(Resampler.Resample(image, map));
    }
}
