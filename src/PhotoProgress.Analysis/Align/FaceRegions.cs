using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>Where the regions lie in the face's own coordinates: polygons over the 468 mesh points, less what is not skin.</summary>
public static class FaceRegions
{
    /// <summary>Skin keeps this far from lids, lashes, brows and lips (and the mesh's own error of about 2 mm), mm.</summary>
    private const double FeatureMarginMm = 2.5;

    private const double SoftnessMm = 1;

    /// <summary>Mesh indices of each region's outline; several polygons where a region has two sides.</summary>
    internal static IReadOnlyDictionary<string, int[][]> Outlines { get; } = new Dictionary<string, int[][]>
    {
        [RegionNames.Forehead] = [[54, 103, 67, 109, 10, 338, 297, 332, 284, 300, 293, 334, 296, 336, 9, 107, 66, 105, 63, 70]],
        [RegionNames.RightCheek] = [[116, 117, 118, 119, 100, 36, 207, 192, 213, 147, 123]],
        [RegionNames.LeftCheek] = [[345, 346, 347, 348, 329, 266, 427, 416, 433, 376, 352]],
        [RegionNames.Nose] = [[168, 188, 114, 217, 209, 49, 220, 45, 4, 275, 440, 279, 429, 437, 343, 412]],
        [RegionNames.Perioral] = [[98, 97, 2, 326, 327, 423, 426, 436, 432, 422, 424, 418, 421, 200, 201, 194, 204, 202, 212, 216, 206, 203]],
        [RegionNames.Chin] = [[204, 194, 201, 200, 421, 418, 424, 262, 369, 396, 175, 171, 140, 32]],
        [RegionNames.Periorbital] =
        [
            [35, 31, 228, 229, 230, 231, 232, 128, 120, 119, 118, 117, 111, 143],
            [265, 261, 448, 449, 450, 451, 452, 357, 349, 348, 347, 346, 340, 372],
        ],
    };

    private static readonly int[] Lips = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];

    /// <summary>Eyes, brows and lips: never skin, and where blur is measured.</summary>
    internal static IReadOnlyList<int[]> Features { get; } =
    [
        [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
        [362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398],
        [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
        [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
        Lips,
    ];

    private static readonly (int[] Outline, double Trust)[] EdgeBlocks =
    [
        (Features[0], 0.5), (Features[1], 0.5), (Features[4], 0.15),
        ([70, 63, 105, 52, 53, 46], 1), ([105, 66, 107, 55, 65, 52], 1),
        ([300, 293, 334, 282, 283, 276], 1), ([334, 296, 336, 285, 295, 282], 1),
    ];

    internal static int[] Oval { get; } =
    [
        10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ];

    private static readonly int[] NoseBase = [98, 64, 48, 115, 220, 45, 4, 275, 440, 344, 278, 294, 327, 326, 2, 97];

    /// <summary>Soft masks (0..1) of each region on the frame.</summary>
    public static IReadOnlyDictionary<string, Plane> On(FaceFrame frame, Face face) => Of(frame, face).Regions;

    /// <summary>The whole oval without features: the broadest skin mask, for looking at all skin at once.</summary>
    public static Plane Skin(FaceFrame frame, Face face)
    {
        var sketch = new Sketch(frame, face);
        return sketch.OnFrame(Skin(sketch, KeepOut(sketch)));
    }

    /// <summary>The broadest skin mask and the mask of each region, from one drawing.</summary>
    public static (Plane Skin, IReadOnlyDictionary<string, Plane> Regions) Of(FaceFrame frame, Face face)
    {
        var sketch = new Sketch(frame, face);
        var keepOut = KeepOut(sketch);
        return (sketch.OnFrame(Skin(sketch, keepOut)), Outlines.ToDictionary(
            region => region.Key,
            region => sketch.OnFrame(Gaussian.Multiply(Softened(sketch, region.Value, 0), keepOut))));
    }

    /// <summary>The whole oval with everything in it.</summary>
    public static Plane Whole(FaceFrame frame, Face face)
    {
        var sketch = new Sketch(frame, face);
        return sketch.OnFrame(Softened(sketch, [Oval], 0));
    }

    /// <summary>
    /// Masks of the features that carry sharp edges, with how far to trust each: brows keep their look between photos
    /// (both halves of each count), eyes move, lips smile.
    /// </summary>
    public static IReadOnlyList<(Plane Mask, double Trust)> Edges(FaceFrame frame, Face face)
    {
        var sketch = new Sketch(frame, face);
        return [.. EdgeBlocks.Select(block => (sketch.OnFrame(Softened(sketch, [block.Outline], FeatureMarginMm)), block.Trust))];
    }

    /// <summary>Outlines in grid pixels, for drawing by the even-odd rule: the lips are a hole in the skin around them.</summary>
    public static IReadOnlyList<(double X, double Y)[]> Polygons(FaceFrame frame, Face face, string region)
    {
        var points = frame.OnGrid(face);
        int[][] holes = region == RegionNames.Perioral ? [Lips] : [];
        return [.. Outlines[region].Concat(holes).Select(outline => outline.Select(index => points[index]).ToArray())];
    }

    private static Plane Skin(Sketch sketch, Plane keepOut) => Gaussian.Multiply(Softened(sketch, [Oval], -FeatureMarginMm), keepOut);

    private static Plane KeepOut(Sketch sketch) =>
        Softened(sketch, [.. Features, NoseBase], FeatureMarginMm).Map(static value => 1 - value);

    private static Plane Softened(Sketch sketch, IReadOnlyList<int[]> outlines, double growMm)
    {
        var (frame, points) = (sketch.Frame, sketch.Points);
        var soft = new Plane(frame.Width, frame.Height);
        var margin = (int)Math.Ceiling((Math.Max(growMm, 0) + SoftnessMm) * frame.PixelsPerMm) + 1;
        foreach (var outline in outlines)
        {
            Polygon.Fill(sketch.Blank, [.. outline.Select(index => points[index])]);
            var window = PlaneWindow.Around(sketch.Blank, margin);
            window.PasteLargest(DistanceTransform.Soft(window.Of(sketch.Blank), growMm * frame.PixelsPerMm, SoftnessMm * frame.PixelsPerMm), soft);
            window.Clear(sketch.Blank);
        }

        return soft;
    }

    /// <summary>The frame as coarse as masks allow, and the mesh on it.</summary>
    private sealed class Sketch
    {
        private readonly CoarseGrid _grid;
        private readonly PlaneWindow _whole;

        public Sketch(FaceFrame frame, Face face)
        {
            _grid = CoarseGrid.For(frame.PixelsPerMm, SkinMask.LeastPixelsPerMm);
            _whole = new PlaneWindow(0, 0, frame.Width, frame.Height);
            Frame = _grid.Factor == 1 ? frame : frame.AtPitch(frame.PixelsPerMm / _grid.Factor);
            Points = Frame.OnGrid(face);
            Blank = new Plane(Frame.Width, Frame.Height);
        }

        public FaceFrame Frame { get; }

        /// <summary>Mesh points in pixels of <see cref="Frame"/>.</summary>
        public (double X, double Y)[] Points { get; }

        /// <summary>To draw one outline on; who does, clears it again.</summary>
        public Plane Blank { get; }

        public Plane OnFrame(Plane mask) => _grid.Factor == 1 ? mask : _grid.Enlarge(mask, _whole);
    }
}
