using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>A photo and the face in it, as far as alignment needs them.</summary>
/// <param name="PixelsPerMm">Scale at the face.</param>
public sealed record FacePhoto(SrgbImage Image, Face Face, double PixelsPerMm);

/// <summary>Brings two photos of a face to one grid: by the mesh first, then by the skin's own marks.</summary>
public static class PairAligner
{
    /// <summary>Finest grid that faces are compared on; the band 0.5–1 mm needs 5.7 pixels per millimetre.</summary>
    public const double FinestPixelsPerMm = 8;

    /// <summary>Registration sees marks of 1.5 mm and up; 2 pixels per millimetre show them, and cost little.</summary>
    private const double RegistrationPixelsPerMm = 2;

    /// <param name="sameFile">The two photos are the same bytes: nothing moves, exactly.</param>
    public static AlignedPair Align(FacePhoto before, FacePhoto after, bool sameFile)
    {
        var between = Between(before.Face, after.Face);
        var pitch = Math.Min(FinestPixelsPerMm, before.PixelsPerMm * Math.Min(1, between.Scale));
        var frame = FaceFrame.Around(before.Face, before.PixelsPerMm, pitch);
        var coarse = pitch <= RegistrationPixelsPerMm * 1.2 ? frame : frame.AtPitch(RegistrationPixelsPerMm);
        var start = sameFile ? coarse.Map() : MeshWarp.Map(coarse, before.Face, after.Face);
        var registered = Register(before, after, coarse, start, sameFile);
        var map = sameFile ? frame.Map() : registered.Refine(MeshWarp.Map(frame, before.Face, after.Face), frame);
        return Assemble(before, after, frame, map, registered, between);
    }

    /// <summary>Photo before → photo after, by all mesh points.</summary>
    public static Similarity Between(Face before, Face after) => Similarity.Fit(Points(before), Points(after));

    private static Registered Register(FacePhoto before, FacePhoto after, FaceFrame frame, WarpMap start, bool sameFile)
    {
        var whole = FaceRegions.Whole(frame, before.Face);
        var skin = FaceRegions.Skin(frame, before.Face);
        var fixedLog = LogLight.Of(Luminance.Of(Resampler.Resample(before.Image, frame.Map())));
        var movingLog = LogLight.Of(Luminance.Of(Resampler.Resample(after.Image, start)));
        if (sameFile) return Registered.Unmoved(fixedLog, skin, frame.PixelsPerMm);
        var first = Registration.Align(fixedLog, movingLog, whole, frame.PixelsPerMm);
        var moved = LogLight.Of(Luminance.Of(Resampler.Resample(after.Image, start.Shifted(first.Dx, first.Dy))));
        return first with { Similarity = Registration.Marks(fixedLog, moved, skin, frame.PixelsPerMm) };
    }

    private static AlignedPair Assemble(
        FacePhoto before, FacePhoto after, FaceFrame frame, WarpMap map, Registered registered, Similarity between)
    {
        var lightBefore = Resampler.Resample(before.Image, frame.Map());
        var lightAfter = Resampler.Resample(after.Image, map);
        var (skin, expected) = FaceRegions.Of(frame, before.Face);
        var open = Gaussian.Multiply(
            SkinMask.Of(lightBefore, skin, frame.PixelsPerMm), SkinMask.Of(lightAfter, skin, frame.PixelsPerMm));
        return new AlignedPair(
            frame.PixelsPerMm, lightBefore, lightAfter,
            expected.ToDictionary(region => region.Key, region => Gaussian.Multiply(region.Value, open)),
            expected,
            FaceRegions.Edges(frame, before.Face),
            expected.Keys.ToDictionary(name => name, name => FaceRegions.Polygons(frame, before.Face, name)),
            registered.Enlarged(registered.Similarity, frame),
            registered.ResidualMm, between.Scale, GeometryRms(before, after, between),
            Noise(before), Noise(after));
    }

    private static PhotoNoise Noise(FacePhoto photo)
    {
        var box = photo.Face.Mesh;
        var (left, right) = (box.Min(p => p.X), box.Max(p => p.X));
        var (top, bottom) = (box.Min(p => p.Y), box.Max(p => p.Y));
        var sigma = NoiseLevel.LumaSigma(photo.Image, (int)left, (int)top, (int)(right - left), (int)(bottom - top));
        return new PhotoNoise(sigma, photo.PixelsPerMm);
    }

    private static double GeometryRms(FacePhoto before, FacePhoto after, Similarity between)
    {
        double square = 0;
        for (var i = 0; i < before.Face.Mesh.Length; i++)
        {
            var (x, y) = between.Apply(before.Face.Mesh[i].X, before.Face.Mesh[i].Y);
            var (dx, dy) = (x - after.Face.Mesh[i].X, y - after.Face.Mesh[i].Y);
            square += (dx * dx) + (dy * dy);
        }

        return Math.Sqrt(square / before.Face.Mesh.Length) / (before.PixelsPerMm * between.Scale);
    }

    private static (double X, double Y)[] Points(Face face) => [.. face.Mesh.Select(point => ((double)point.X, (double)point.Y))];
}
