using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check;

/// <summary>One face as the checks see it: on a small millimetre grid, with its regions, and its features and cheeks nearer by.</summary>
internal sealed class FaceView
{
    /// <summary>Pitch of the face's grid: light, colour and cover show in patches of millimetres.</summary>
    public const double GridPixelsPerMm = 1.5;

    /// <summary>
    /// Finest pitch at which features are looked at: the limit for blur, 0.35 mm, is a pixel of it, and a portrait of
    /// 2 megapixels has it, so that cameras are looked at alike.
    /// </summary>
    public const double FinestPixelsPerMm = 3;

    /// <summary>Half of a window around the middle of the face that holds little but skin, mm.</summary>
    public const double HalfWidthMm = 55;

    private const double FeatureMarginMm = 4;
    private const double HalfCheekMm = 12;

    private readonly FaceFrame _frame;
    private readonly (double X, double Y)[] _points;
    private readonly Dictionary<string, int[]> _regions;

    private FaceView(Photo photo, Face face, double pixelsPerMm, HeadPoseFit pose)
    {
        (Photo, Face, PixelsPerMm) = (photo, face, pixelsPerMm);
        (Pose, Expression) = (pose.Fit(face), Expression.Of(face, pose));
        Frontal = pose.Frontal(face);
        _frame = FaceFrame.Around(face, pixelsPerMm, GridPixelsPerMm);
        _points = _frame.OnGrid(face);
        var light = Resampler.Resample(photo.Image, _frame.Map());
        var expected = FaceRegions.Skin(_frame, face);
        Skin = new SkinPatch(light, Above(expected, expected));
        Open = SkinMask.Of(Halved(light), expected, GridPixelsPerMm);
        _regions = FaceRegions.Outlines.ToDictionary(region => region.Key, region => Above(expected, Filled(region.Value)));
        var eyes = Filled([[.. MeshTopology.RightEye], [.. MeshTopology.LeftEye]]);
        Eyes = Above(eyes, eyes);
        Features = [Window([0, 2]), Window([1, 3]), Window([4])];
        Cheeks = [Patch(_regions[RegionNames.RightCheek]), Patch(_regions[RegionNames.LeftCheek])];
    }

    public Photo Photo { get; }

    public Face Face { get; }

    /// <summary>Scale of the photo at the face.</summary>
    public double PixelsPerMm { get; }

    public HeadPose Pose { get; }

    public Expression Expression { get; }

    /// <summary>The mesh turned to the front.</summary>
    public System.Numerics.Vector3[] Frontal { get; }

    /// <summary>The face on its grid; its pixels are where skin is expected: the oval less eyes, brows, nostrils and lips.</summary>
    public SkinPatch Skin { get; }

    /// <summary>Open skin on the grid, 0..1.</summary>
    public Plane Open { get; }

    /// <summary>Pixels between the lids.</summary>
    public int[] Eyes { get; }

    /// <summary>Luminance around the eyes with their brows, right and left, and the mouth, at <see cref="FinePixelsPerMm"/>.</summary>
    public IReadOnlyList<Plane> Features { get; }

    /// <summary>Luminance in the middle of each cheek, at <see cref="FinePixelsPerMm"/>.</summary>
    public IReadOnlyList<Plane> Cheeks { get; }

    public double FinePixelsPerMm => Math.Min(FinestPixelsPerMm, PixelsPerMm);

    /// <summary>Middle of the face, photo pixels.</summary>
    public (int X, int Y) Centre => ((int)Face.Mesh[MeshTopology.NoseTip].X, (int)Face.Mesh[MeshTopology.NoseTip].Y);

    public static FaceView Of(Photo photo, Face face, double pixelsPerMm, HeadPoseFit pose) => new(photo, face, pixelsPerMm, pose);

    /// <summary>Pixels of a region where skin is expected.</summary>
    public int[] Region(string name) => _regions[name];

    /// <summary>Share of a region that is not open skin, 0..1; null where the region is out of sight.</summary>
    public double? Covered(string name)
    {
        var region = _regions[name];
        return region.Length == 0 ? null : 1 - (region.Sum(pixel => (double)Open.Samples[pixel]) / region.Length);
    }

    private Plane Filled(IEnumerable<int[]> outlines)
    {
        var mask = new Plane(_frame.Width, _frame.Height);
        foreach (var outline in outlines) Polygon.Fill(mask, [.. outline.Select(index => _points[index])]);
        return mask;
    }

    /// <summary>Pixels above one half in both planes.</summary>
    private static int[] Above(Plane first, Plane second)
    {
        var pixels = new List<int>();
        for (var i = 0; i < first.Samples.Length; i++)
            if (first.Samples[i] > 0.5f && second.Samples[i] > 0.5f) pixels.Add(i);
        return [.. pixels];
    }

    /// <summary>Half the light: clipped pixels, which have a check of their own, then do not count as covered.</summary>
    private static LinearRgb Halved(LinearRgb light) =>
        new(light.R.Map(static value => 0.5f * value), light.G.Map(static value => 0.5f * value), light.B.Map(static value => 0.5f * value));

    private Plane Window(int[] features)
    {
        var corners = features.SelectMany(feature => FaceRegions.Features[feature]).Select(index => _points[index]).ToList();
        var margin = FeatureMarginMm * GridPixelsPerMm;
        return Near(
            corners.Min(p => p.X) - margin, corners.Min(p => p.Y) - margin, corners.Max(p => p.X) + margin, corners.Max(p => p.Y) + margin);
    }

    private Plane Patch(int[] pixels)
    {
        if (pixels.Length == 0) return new Plane(1, 1);
        var (x, y) = (pixels.Average(i => i % _frame.Width), pixels.Average(i => i / _frame.Width));
        const double Half = HalfCheekMm * GridPixelsPerMm;
        return Near(x - Half, y - Half, x + Half, y + Half);
    }

    /// <summary>Luminance of a rectangle of the grid, resampled from the photo at the fine pitch.</summary>
    private Plane Near(double left, double top, double right, double bottom)
    {
        var step = GridPixelsPerMm / FinePixelsPerMm;
        var (x, y) = _frame.GridToPhoto.Apply(left, top);
        var map = WarpMap.From(
            Math.Max(1, (int)((right - left) / step)), Math.Max(1, (int)((bottom - top) / step)),
            new Similarity(_frame.GridToPhoto.A * step, _frame.GridToPhoto.B * step, x, y));
        return Luminance.Of(Resampler.Resample(Photo.Image, map));
    }
}
