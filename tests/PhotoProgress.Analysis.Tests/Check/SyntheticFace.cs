using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Align;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Check;

/// <summary>A picture of flat skin with the canonical face's mesh laid over it: one fault at a time can be painted on it.</summary>
internal sealed class SyntheticFace
{
    public const double PixelsPerMm = 3;

    /// <summary>The canonical face is in centimetres and 14 × 17 cm large.</summary>
    private const int Width = 600;

    private const int Height = 700;

    /// <summary>Linear light of light skin: ln(R/G) and ln(G/B) in the middle of what the colour check takes for skin.</summary>
    private static readonly Vector3 Skin = new(0.42f, 0.255f, 0.183f);

    private readonly Vector3[] _light = [.. Enumerable.Repeat(Skin, Width * Height)];

    /// <param name="degrees">Yaw, pitch and roll of the head.</param>
    public SyntheticFace(Vector3 degrees = default)
    {
        var turn = Matrix4x4.CreateRotationX(-degrees.Y * MathF.PI / 180) * Matrix4x4.CreateRotationY(degrees.X * MathF.PI / 180)
            * Matrix4x4.CreateRotationZ(-degrees.Z * MathF.PI / 180);
        var toPhoto = new Vector3(1, -1, -1) * (float)(10 * PixelsPerMm);
        var mesh = Array.ConvertAll(
            FaceModel.Canonical.Points, point => (Vector3.Transform(point, turn) * toPhoto) + new Vector3(Width / 2f, Height / 2f, 0));
        Face = new Face(mesh, 1, 1, new FaceBox(100, 100, 400, 500));
        Around(Feature(FaceRegions.Features[0]), 8, 0.6f);
        Around(Feature(FaceRegions.Features[1]), 8, 0.6f);
    }

    public Face Face { get; }

    /// <summary>Multiplies the light where a condition on the pixel holds.</summary>
    public SyntheticFace Relit(Func<int, int, float> gain)
    {
        for (var i = 0; i < _light.Length; i++) _light[i] *= gain(i % Width, i / Width);
        return this;
    }

    /// <summary>Paints everything of a region's outlines in one light.</summary>
    public SyntheticFace Painted(string region, Vector3 light)
    {
        var mask = new Plane(Width, Height);
        foreach (var outline in FaceRegions.Outlines[region])
            Polygon.Fill(mask, [.. outline.Select(index => ((double)Face.Mesh[index].X, (double)Face.Mesh[index].Y))]);
        for (var i = 0; i < _light.Length; i++)
            if (mask.Samples[i] > 0.5f) _light[i] = light;
        return this;
    }

    public SyntheticFace Grey()
    {
        for (var i = 0; i < _light.Length; i++) _light[i] = new Vector3(_light[i].Y);
        return this;
    }

    public CheckResult Check(string code, double? pixelsPerMm = PixelsPerMm) => Results(pixelsPerMm).Single(result => result.Code == code);

    public IReadOnlyList<CheckResult> Results(double? pixelsPerMm = PixelsPerMm) =>
        new PhotoChecks(FaceModel.Pose).Run(TestPhoto.Of(Width, Height, (x, y) => _light[(y * Width) + x]), [Face], pixelsPerMm);

    private Vector2 Feature(int[] points) =>
        points.Aggregate(Vector2.Zero, (sum, index) => sum + new Vector2(Face.Mesh[index].X, Face.Mesh[index].Y)) / points.Length;

    /// <summary>A bright disc with a sharp edge: the white of an eye.</summary>
    private void Around(Vector2 centre, float radius, float light)
    {
        for (var i = 0; i < _light.Length; i++)
            if (Vector2.Distance(new Vector2(i % Width, i / Width), centre) < radius) _light[i] = new Vector3(light);
    }
}

/// <summary>Photos made of linear light.</summary>
internal static class TestPhoto
{
    public static Photo Of(int width, int height, Func<int, int, Vector3> light, string? software = null, int? jpegQuality = null)
    {
        var rgb = new ushort[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var pixel = light(i % width, i / width);
            for (var channel = 0; channel < 3; channel++) rgb[(3 * i) + channel] = SrgbTransfer.FromLinear(pixel[channel]);
        }

        return new Photo(
            new SrgbImage(width, height, rgb), CaptureRecord.Unknown with { Software = software },
            new EncodingRecord("jpeg", 8, jpegQuality, null, false, false), "");
    }
}
