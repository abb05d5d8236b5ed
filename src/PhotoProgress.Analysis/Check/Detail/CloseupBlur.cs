using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Blur of a close-up from its own content, pixels of the photo: skin has no sharp edges of its own, so this only finds plain misfocus and shake.
/// Noise and the borders of JPEG blocks are sharp in a blurred photo too; so the picture is also looked at shrunk, where they fade and the
/// skin's edges, as far as there are any, remain. What any step finds is the answer.
/// Of 20 rendered subjects at 20 px/mm, 5 pixels of blur read as 0.4 to 4.5, 10 as 7 to 12, 20 as 14 to 20.
/// </summary>
internal static class CloseupBlur
{
    /// <summary>Side of what is looked at, shrunk pixels.</summary>
    private const int WindowPx = 512;

    /// <summary>Shrunk further, the picture shows too little to find edges in, pixels of its longer side.</summary>
    private const int FewestPx = 150;

    /// <summary>From where on a reading counts once the picture is shrunk, shrunk pixels: skin's own soft forms read as up to this in sharp photos.</summary>
    private const double SoftFormsPx = 1.5;

    public static PhotoCheck Check { get; } = new(
        "blur", "blur", "Blur (standard deviation)", "px", Bad.Above, 2.5, 5,
        "2.5 pixels halve the contrast of periods of 13 pixels, 5 of 27: a photo of 12 megapixels then shows what 0.3 and 0.07 megapixels could (4 pixels a period).",
        "Keep the distance that the camera can focus at, hold it still and add light.",
        static view => SigmaPx(view.Photo.Image));

    /// <returns>Null where no step shows an edge.</returns>
    private static double? SigmaPx(SrgbImage image)
    {
        var sigma = At(image, 1);
        for (var step = 2; Math.Max(image.Width, image.Height) / step >= FewestPx; step *= 2)
            if (At(image, step) is { } shrunk && shrunk >= SoftFormsPx * step && !(shrunk <= sigma)) sigma = shrunk;
        return sigma;
    }

    private static double? At(SrgbImage image, int step)
    {
        var (width, height) = (Math.Min(WindowPx, image.Width / step), Math.Min(WindowPx, image.Height / step));
        if (width < 1 || height < 1) return null;
        var (left, top) = ((image.Width - (width * step)) / 2.0, (image.Height - (height * step)) / 2.0);
        var centre = 0.5 * (step - 1); // of the pixels that make up one
        var light = Resampler.Resample(image, WarpMap.From(width, height, new Similarity(step, 0, left + centre, top + centre)));
        return step * EdgeBlur.SigmaPx([Luminance.Of(light)]);
    }
}
