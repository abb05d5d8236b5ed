using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Analysis.Tests.Align;

/// <summary>Close-ups cut out of real face photos, 60 mm wide.</summary>
internal static class CloseupCrop
{
    public const int Forehead = 151;
    public const int RightCheek = 50;
    public const int LeftCheek = 280;

    private static readonly PhotoCodec Codec = new();

    /// <param name="name">A London photo.</param>
    /// <param name="point">Mesh point in the middle of the close-up.</param>
    public static SrgbImage Of(string name, int point, Random? nuisance = null)
    {
        var (image, face) = (FaceModel.Image(name), FaceModel.FaceIn(name));
        var scale = FaceScale.FromEyeDistance(face).PixelsPerMm;
        var centre = face.Mesh[point];
        if (nuisance is null) return Cut(image, centre, scale, point);
        var settings = NuisanceSettings.Mixed(nuisance);
        var copy = NuisanceCopy.Of(image, settings, new Subject(centre.X, centre.Y, 30 * scale), nuisance);
        return Codec.Decode(Codec.EncodeJpeg(Cut(copy, centre, scale, point), settings.JpegQuality)).Value.Image;
    }

    private static SrgbImage Cut(SrgbImage image, Vector3 centre, double pixelsPerMm, int point)
    {
        var (width, height) = ((int)(60 * pixelsPerMm), (int)((point == Forehead ? 40 : 60) * pixelsPerMm));
        var (left, top) = (Math.Clamp((int)centre.X - (width / 2), 0, image.Width - width), Math.Clamp((int)centre.Y - (height / 2), 0, image.Height - height));
        var rgb = new ushort[width * height * 3];
        for (var y = 0; y < height; y++)
            Array.Copy(image.Rgb, (((top + y) * image.Width) + left) * 3, rgb, y * width * 3, width * 3);
        return new SrgbImage(width, height, rgb);
    }
}
