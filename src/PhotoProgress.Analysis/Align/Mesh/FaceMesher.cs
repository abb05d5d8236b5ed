using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// Finds the mesh in a region. Two quick runs centre and level the region; the mesh is then the mean of three runs on slightly
/// different squares, with the skin's mean colour brought to a fixed value first. On copies of one photo (scaled, turned,
/// cropped, darkened, warmed) that leaves 0.1–0.3 % of the eye distance between the meshes, a third of what two plain runs leave.
/// </summary>
internal sealed class FaceMesher(ModelRunner model)
{
    /// <summary>Side of the region over the longer side of the face (MediaPipe's own margin; the model was trained with it).</summary>
    public const float RegionScale = 1.5f;

    /// <summary>Samples a side of a cell where the mesh only places the next region.</summary>
    private const int RoughSamples = 2;

    /// <summary>Nine samples a cell, in each of the three squares.</summary>
    private const int FineSamples = 3;

    private const int Cells = 192;

    /// <summary>Factor of the side and added turn (radians) of the squares whose meshes are averaged.</summary>
    private static readonly (float Scale, float Turn)[] Variants = [(1f, 0f), (0.94f, 0.05f), (1.06f, -0.05f)];

    /// <summary>468 points in photo pixels, pixel centres at whole numbers, Z in the same unit; and the presence, 0..1.</summary>
    public (Vector3[] Mesh, double Presence) Mesh(SrgbImage photo, Square start, MesherScratch scratch)
    {
        var mesh = new Vector3[MeshTopology.PointCount];
        Run(photo, start, RoughSamples, scratch);
        AddPoints(start, scratch.Numbers, 1f, mesh);
        var region = RegionOf(mesh);
        Run(photo, region, RoughSamples, scratch);
        var presence = 1 / (1 + Math.Exp(-scratch.Logit[0]));
        Array.Clear(mesh);
        AddPoints(region, scratch.Numbers, 1f, mesh);
        region = RegionOf(mesh);
        Array.Clear(mesh);
        foreach (var (scale, turn) in Variants)
        {
            var variant = region with { Side = region.Side * scale, Radians = region.Radians + turn };
            Run(photo, variant, FineSamples, scratch);
            AddPoints(variant, scratch.Numbers, 1f / Variants.Length, mesh);
        }

        return (mesh, presence);
    }

    /// <summary>Level by the outer eye corners, around the mesh as seen level.</summary>
    private static Square RegionOf(Vector3[] mesh)
    {
        var eyes = mesh[MeshTopology.LeftEyeOuterCorner] - mesh[MeshTopology.RightEyeOuterCorner];
        var level = new Square(default, 1f, MathF.Atan2(eyes.Y, eyes.X));
        var (low, high) = (new Vector2(float.PositiveInfinity), new Vector2(float.NegativeInfinity));
        foreach (var point in mesh)
        {
            // Meshes count from pixel centres, squares from pixel edges.
            var flat = new Vector2(point.X + 0.5f, point.Y + 0.5f);
            var place = new Vector2(Vector2.Dot(level.Across, flat), Vector2.Dot(level.Down, flat));
            (low, high) = (Vector2.Min(low, place), Vector2.Max(high, place));
        }

        var middle = (low + high) / 2;
        return level with
        {
            Centre = (level.Across * middle.X) + (level.Down * middle.Y),
            Side = RegionScale * MathF.Max(high.X - low.X, high.Y - low.Y),
        };
    }

    private static void AddPoints(Square region, float[] numbers, float weight, Vector3[] mesh)
    {
        for (var i = 0; i < mesh.Length; i++)
        {
            var flat = region.ToPhoto(numbers[3 * i] / Cells, numbers[(3 * i) + 1] / Cells);
            mesh[i] += weight * new Vector3(flat.X - 0.5f, flat.Y - 0.5f, numbers[(3 * i) + 2] / Cells * region.Side);
        }
    }

    private void Run(SrgbImage photo, Square region, int mostSamples, MesherScratch scratch)
    {
        SquareCrop.Cut(photo, region, Cells, mostSamples, InputRange.ZeroToOne, Beyond.NearestPixel, scratch.Input);
        SkinLevel.Apply(scratch.Input, Cells);
        model.Run(scratch.Input, scratch.Numbers, scratch.Logit);
    }
}

/// <summary>Brings the middle of a face crop to a fixed mean colour, so that exposure and white balance do not move the mesh.</summary>
internal static class SkinLevel
{
    // More than this would only lift noise, less would only darken what is clipped already.
    private static readonly Vector3 LeastGain = new(0.5f);
    private static readonly Vector3 MostGain = new(4f);

    /// <summary>Mean sRGB code (0..1) of the middle of well exposed face crops.</summary>
    private static readonly Vector3 Target = new(0.66f, 0.52f, 0.47f);

    /// <param name="crop">Rows × columns × red, green, blue in 0..1; changed in place.</param>
    public static void Apply(Span<float> crop, int cells)
    {
        var gain = Vector3.Clamp(Target / Vector3.Max(Middle(crop, cells), new Vector3(float.Epsilon)), LeastGain, MostGain);
        for (var i = 0; i < crop.Length; i += 3)
        {
            crop[i] = MathF.Min(crop[i] * gain.X, 1f);
            crop[i + 1] = MathF.Min(crop[i + 1] * gain.Y, 1f);
            crop[i + 2] = MathF.Min(crop[i + 2] * gain.Z, 1f);
        }
    }

    // The inner half of rows and columns: all face, also when it is turned.
    private static Vector3 Middle(ReadOnlySpan<float> crop, int cells)
    {
        int first = cells / 4, last = cells - (cells / 4);
        var sum = Vector3.Zero;
        for (var row = first; row < last; row++)
        {
            var cell = crop.Slice(((row * cells) + first) * 3, (last - first) * 3);
            for (var i = 0; i < cell.Length; i += 3) sum += new Vector3(cell[i], cell[i + 1], cell[i + 2]);
        }

        return sum / ((last - first) * (last - first));
    }
}

/// <summary>Arrays of one mesh run, reused.</summary>
internal sealed class MesherScratch
{
    public float[] Input { get; } = new float[192 * 192 * 3];

    public float[] Numbers { get; } = new float[3 * MeshTopology.PointCount];

    public float[] Logit { get; } = new float[1];
}
