using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>Two close-ups on one grid, and how surely they show the same place.</summary>
/// <param name="Pair">The pair; its one region is <see cref="RegionNames.Frame"/>.</param>
/// <param name="Place">Where the photo before was found in the photo after.</param>
public sealed record AlignedCloseups(AlignedPair Pair, ContentSearch.Found Place);

/// <summary>Brings two photos of skin without a face to one grid: by a search over turn, scale and shift first, then by the skin's own marks.</summary>
public static class CloseupAligner
{
    /// <summary>
    /// Millimetres that the long side of a close-up is taken to show, without a marker in it: what a phone shows at 7 cm or a macro
    /// lens at 1:2 on full frame. A guess, so all absolute lengths of a close-up carry <see cref="ScaleErrorPercent"/>; changes do
    /// not, because both photos are read on one grid.
    /// </summary>
    public const double FrameMm = 60;

    public const string ScaleSource = "unknown";

    /// <summary>Frames of 40 to 90 mm lie within one standard error.</summary>
    public const double ScaleErrorPercent = 50;

    /// <summary>Finest grid for close-ups: pores of 250 µm at four pixels each; 960 pixels along the frame.</summary>
    public const double FinestPixelsPerMm = 16;

    /// <summary>Registration sees marks of 1.5 mm and up; a close-up is small, and its finest band asks for more than a face's two.</summary>
    private const double RegistrationPixelsPerMm = 4;

    /// <summary>Long side on which the place is searched; the search's own copies are smaller still.</summary>
    private const int SearchPx = 400;

    /// <summary>The overlap's rim is not measured: windows and bands there see one photo's edge.</summary>
    private const double BorderMm = 3;

    private const double SoftnessMm = 1;

    /// <summary>Scale by <see cref="FrameMm"/>.</summary>
    public static PhotoScale ScaleOf(SrgbImage image) =>
        new(Math.Max(image.Width, image.Height) / FrameMm, ScaleSource, ScaleErrorPercent);

    /// <param name="sameFile">The two photos are the same bytes: nothing moves, exactly.</param>
    public static AlignedCloseups Align(SrgbImage before, SrgbImage after, bool sameFile)
    {
        var place = sameFile ? new ContentSearch.Found(new Similarity(1, 0, 0, 0), 1, 0) : Search(before, after);
        var frame = Frame(before, place.FixedToMoving.Scale);
        var coarse = frame.PixelsPerMm <= RegistrationPixelsPerMm * 1.2 ? frame : frame.AtPitch(RegistrationPixelsPerMm);
        var registered = Register(before, after, coarse, place.FixedToMoving, sameFile);
        var map = registered.Refine(Start(frame, place.FixedToMoving), frame);
        return new AlignedCloseups(Assemble(before, after, frame, map, registered), place);
    }

    /// <summary>The grid over a whole photo, as fine as it is, or as one of another scale is.</summary>
    /// <param name="relativeScale">Size of the subject in the other photo over its size in this one, pixels.</param>
    public static FaceFrame Frame(SrgbImage before, double relativeScale)
    {
        var scale = ScaleOf(before).PixelsPerMm;
        var pitch = Math.Min(FinestPixelsPerMm, scale * Math.Min(1, relativeScale));
        return new FaceFrame(before.Width, before.Height, scale, new Similarity(1, 0, 0, 0)).AtPitch(pitch);
    }

    private static WarpMap Start(FaceFrame frame, Similarity place) =>
        WarpMap.From(frame.Width, frame.Height, frame.GridToPhoto.Then(place));

    private static ContentSearch.Found Search(SrgbImage before, SrgbImage after)
    {
        var (toBefore, toAfter) = (Shrunk(before), Shrunk(after));
        var found = ContentSearch.Search(Log(before, toBefore), Log(after, toAfter));
        return found with { FixedToMoving = toBefore.GridToPhoto.Inverse().Then(found.FixedToMoving).Then(toAfter.GridToPhoto) };
    }

    private static FaceFrame Shrunk(SrgbImage image)
    {
        var scale = ScaleOf(image).PixelsPerMm;
        return new FaceFrame(image.Width, image.Height, scale, new Similarity(1, 0, 0, 0)).AtPitch(Math.Min(scale, SearchPx / FrameMm));
    }

    private static Plane Log(SrgbImage image, FaceFrame frame) => LogLight.Of(Luminance.Of(Resampler.Resample(image, frame.Map())));

    private static Registered Register(SrgbImage before, SrgbImage after, FaceFrame frame, Similarity place, bool sameFile)
    {
        var start = Start(frame, place);
        var overlap = Overlap(start, after, 0, frame.PixelsPerMm);
        var still = Log(before, frame);
        if (sameFile) return Registered.Unmoved(still, overlap, frame.PixelsPerMm);
        var moving = LogLight.Of(Luminance.Of(Resampler.Resample(after, start)));
        var first = Registration.Align(still, moving, overlap, frame.PixelsPerMm);
        var moved = LogLight.Of(Luminance.Of(Resampler.Resample(after, start.Shifted(first.Dx, first.Dy))));
        return first with { Similarity = Registration.Marks(still, moved, overlap, frame.PixelsPerMm) };
    }

    private static AlignedPair Assemble(SrgbImage before, SrgbImage after, FaceFrame frame, WarpMap map, Registered registered)
    {
        var pitch = frame.PixelsPerMm;
        var (lightBefore, lightAfter) = (Resampler.Resample(before, frame.Map()), Resampler.Resample(after, map));
        var expected = Overlap(map, after, BorderMm, pitch);
        var open = Gaussian.Multiply(SkinMask.Of(lightBefore, expected, pitch), SkinMask.Of(lightAfter, expected, pitch));
        var between = Between(frame, map);
        var scale = ScaleOf(before).PixelsPerMm;
        return new AlignedPair(
            pitch, lightBefore, lightAfter, One(Gaussian.Multiply(expected, open)), One(expected), [], One(Outline(frame)),
            registered.Enlarged(registered.Similarity, frame), registered.ResidualMm, between.Scale, null,
            Noise(before, scale), Noise(after, scale * between.Scale));
    }

    private static Dictionary<string, T> One<T>(T value) => new() { [RegionNames.Frame] = value };

    private static PhotoNoise Noise(SrgbImage image, double pixelsPerMm) =>
        new(NoiseLevel.LumaSigma(image, 0, 0, image.Width, image.Height), pixelsPerMm);

    /// <summary>Where the grid lies inside both photos, less a border.</summary>
    private static Plane Overlap(WarpMap map, SrgbImage after, double borderMm, double pixelsPerMm)
    {
        var inside = Plane.From(map.Width, map.Height, (x, y) =>
            x > 0 && y > 0 && x < map.Width - 1 && y < map.Height - 1
            && map.X[x, y] >= 0 && map.Y[x, y] >= 0 && map.X[x, y] <= after.Width - 1 && map.Y[x, y] <= after.Height - 1 ? 1 : 0);
        return borderMm > 0 ? DistanceTransform.Soft(inside, -borderMm * pixelsPerMm, SoftnessMm * pixelsPerMm) : inside;
    }

    /// <summary>Photo before → photo after by the registered map, on a lattice over the frame.</summary>
    private static Similarity Between(FaceFrame frame, WarpMap map)
    {
        const int nodes = 9;
        var (from, to) = (new List<(double X, double Y)>(), new List<(double X, double Y)>());
        for (var i = 0; i < nodes * nodes; i++)
        {
            var (x, y) = (i % nodes * (frame.Width - 1) / (nodes - 1), i / nodes * (frame.Height - 1) / (nodes - 1));
            from.Add(frame.GridToPhoto.Apply(x, y));
            to.Add((map.X[x, y], map.Y[x, y]));
        }

        return Similarity.Fit(from, to);
    }

    /// <summary>The frame inside its border.</summary>
    private static IReadOnlyList<(double X, double Y)[]> Outline(FaceFrame frame)
    {
        var border = BorderMm * frame.PixelsPerMm;
        var (right, bottom) = (frame.Width - 1 - border, frame.Height - 1 - border);
        return [[(border, border), (right, border), (right, bottom), (border, bottom)]];
    }
}
