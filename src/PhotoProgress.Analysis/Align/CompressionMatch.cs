using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Like with like, also in what compression has taken: of two photos the better kept is compressed as hard as the other was,
/// so that both have lost alike. JPEG takes faint texture first; without this the photo that kept it would look rougher.
/// </summary>
public static class CompressionMatch
{
    /// <summary>Qualities of libjpeg's scale closer than this take alike.</summary>
    private const int Alike = 4;

    /// <summary>From here on compression takes nothing from skin that is measured.</summary>
    private const int Harmless = 93;

    /// <summary>
    /// The new blocks lie on those of the file, 16 pixels with halved colour, as they do when a file is saved again: between them, the
    /// noise of the file's own compression would spread into values that saving again rounds away.
    /// </summary>
    private const int Unit = 16;

    /// <summary>Part of the face's size that is compressed beyond it, so that no border lies on skin.</summary>
    private const double Margin = 0.15;

    /// <summary>The quality to which the photo has to be brought; null where it is as it should be.</summary>
    /// <param name="own">The hardest compression of this photo, 1–100; null where there is no trace of one.</param>
    /// <param name="other">The other photo's.</param>
    public static int? QualityFor(int? own, int? other) =>
        other is { } harder && TakesTexture(harder) && (own ?? 100) >= harder + Alike ? harder : null;

    /// <summary>Whether a compression takes from the texture that is measured.</summary>
    public static bool TakesTexture(int quality) => quality < Harmless;

    /// <summary>The photo with a window of it compressed.</summary>
    /// <param name="quality">libjpeg's scale, 1–100.</param>
    /// <param name="toWholeCodes">As a program does that saves the photo again: the steps that rounding makes in smooth skin are then in both.</param>
    public static SrgbImage Compressed(PhotoCodec codec, SrgbImage image, PlaneWindow window, int quality, bool toWholeCodes)
    {
        var file = codec.EncodeJpeg(Cut(image, window), quality);
        var part = (toWholeCodes ? codec.DecodeWholeCodes(file) : codec.Decode(file)).Value.Image;
        var rgb = (ushort[])image.Rgb.Clone();
        for (var y = 0; y < window.Height; y++)
            part.Rgb.AsSpan(y * window.Width * 3, window.Width * 3).CopyTo(rgb.AsSpan((((window.Top + y) * image.Width) + window.Left) * 3));
        return new SrgbImage(image.Width, image.Height, rgb);
    }

    /// <summary>The face with a margin, photo pixels.</summary>
    public static PlaneWindow Around(Face face, SrgbImage image)
    {
        var (left, right) = (face.Mesh.Min(p => p.X), face.Mesh.Max(p => p.X));
        var (top, bottom) = (face.Mesh.Min(p => p.Y), face.Mesh.Max(p => p.Y));
        var (x, y) = (Margin * (right - left), Margin * (bottom - top));
        var (first, upper) = (Inside(left - x, image.Width), Inside(top - y, image.Height));
        (first, upper) = (first / Unit * Unit, upper / Unit * Unit);
        return new PlaneWindow(first, upper, Inside(right + x, image.Width) - first + 1, Inside(bottom + y, image.Height) - upper + 1);
    }

    private static int Inside(double place, int length) => (int)Math.Clamp(place, 0, length - 1);

    private static SrgbImage Cut(SrgbImage image, PlaneWindow window)
    {
        var rgb = Unfilled.Of<ushort>(window.Width * window.Height * 3);
        for (var y = 0; y < window.Height; y++)
            image.Rgb.AsSpan((((window.Top + y) * image.Width) + window.Left) * 3, window.Width * 3).CopyTo(rgb.AsSpan(y * window.Width * 3));
        return new SrgbImage(window.Width, window.Height, rgb);
    }
}
