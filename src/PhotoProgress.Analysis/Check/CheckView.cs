using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check;

/// <summary>What the checks of one photo look at; made once and shared.</summary>
/// <param name="Faces">All faces, largest first.</param>
/// <param name="Face">The largest face on its grid; null in a close-up or where there is none.</param>
/// <param name="Skin">Skin on a grid: of the face, or the whole close-up; null where no face was found.</param>
internal sealed record CheckView(Photo Photo, IReadOnlyList<Face> Faces, FaceView? Face, SkinPatch? Skin)
{
    /// <summary>Longer side of the grid on which a close-up is looked at; colour and light need no more.</summary>
    private const int CloseupGridPx = 400;

    /// <summary>Pixels of the photo in which noise and block edges are looked for.</summary>
    private const int WindowPx = 256;

    public static CheckView OfFace(Photo photo, IReadOnlyList<Face> faces, double? pixelsPerMm, HeadPoseFit pose)
    {
        if (faces.Count == 0) return new CheckView(photo, faces, null, null);
        var face = FaceView.Of(photo, faces[0], pixelsPerMm ?? FaceScale.FromEyeDistance(faces[0]).PixelsPerMm, pose);
        return new CheckView(photo, faces, face, face.Skin);
    }

    public static CheckView OfCloseup(Photo photo)
    {
        var image = photo.Image;
        var step = Math.Max(1, Math.Max(image.Width, image.Height) / (double)CloseupGridPx);
        var map = WarpMap.From(
            Math.Max(1, (int)(image.Width / step)), Math.Max(1, (int)(image.Height / step)),
            new Similarity(step, 0, 0.5 * (step - 1), 0.5 * (step - 1)));
        var light = Resampler.Resample(image, map);
        return new CheckView(photo, [], null, new SkinPatch(light, [.. Enumerable.Range(0, light.R.Samples.Length)]));
    }

    /// <summary>A square in the middle of the face, or of the frame, photo pixels: enough for statistics of single pixels.</summary>
    public PlaneWindow Middle()
    {
        var (x, y, half) = Face is { } face
            ? (face.Centre.X, face.Centre.Y, Math.Min(WindowPx / 2, (int)(FaceView.HalfWidthMm * face.PixelsPerMm)))
            : (Photo.Image.Width / 2, Photo.Image.Height / 2, WindowPx / 2);
        var (left, top) = (Math.Clamp(x - half, 0, Photo.Image.Width - 1), Math.Clamp(y - half, 0, Photo.Image.Height - 1));
        return new PlaneWindow(
            left, top, Math.Min(2 * half, Photo.Image.Width - left), Math.Min(2 * half, Photo.Image.Height - top));
    }
}
