using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>Runs the mesh model on one region.</summary>
internal sealed class FaceMesher(ModelRunner model)
{
    /// <summary>Side of the region over the longer side of the face (MediaPipe's own margin; the model was trained with it).</summary>
    public const float RegionScale = 1.5f;

    private const int Cells = 192;

    /// <summary>The mesh in the region: 468 points in photo pixels, pixel centres at whole numbers; Z in the same unit.</summary>
    public (Vector3[] Points, double Presence) Run(SrgbImage photo, Square region, MesherScratch scratch)
    {
        SquareCrop.Cut(photo, region, Cells, InputRange.ZeroToOne, Beyond.NearestPixel, scratch.Input);
        model.Run(scratch.Input, scratch.Numbers, scratch.Logit);
        var points = new Vector3[MeshTopology.PointCount];
        for (var i = 0; i < points.Length; i++) points[i] = ToPhoto(region, scratch.Numbers.AsSpan(3 * i, 3));
        return (points, 1 / (1 + Math.Exp(-scratch.Logit[0])));
    }

    /// <summary>Region for a second run: level by the outer eye corners, around the mesh as seen level.</summary>
    public static Square RegionOf(Vector3[] mesh)
    {
        var eyes = mesh[MeshTopology.LeftEyeOuterCorner] - mesh[MeshTopology.RightEyeOuterCorner];
        var radians = MathF.Atan2(eyes.Y, eyes.X);
        var (across, down) = (new Vector2(MathF.Cos(radians), MathF.Sin(radians)), new Vector2(-MathF.Sin(radians), MathF.Cos(radians)));
        var (low, high) = (new Vector2(float.PositiveInfinity), new Vector2(float.NegativeInfinity));
        foreach (var point in mesh)
        {
            var level = new Vector2(Vector2.Dot(across, Flat(point)), Vector2.Dot(down, Flat(point)));
            (low, high) = (Vector2.Min(low, level), Vector2.Max(high, level));
        }

        var middle = (low + high) / 2;
        return new Square((across * middle.X) + (down * middle.Y), RegionScale * MathF.Max(high.X - low.X, high.Y - low.Y), radians);
    }

    // Meshes count from pixel centres, squares from pixel edges.
    private static Vector2 Flat(Vector3 point) => new(point.X + 0.5f, point.Y + 0.5f);

    private static Vector3 ToPhoto(Square region, ReadOnlySpan<float> number)
    {
        var flat = region.ToPhoto(number[0] / Cells, number[1] / Cells);
        return new Vector3(flat.X - 0.5f, flat.Y - 0.5f, number[2] / Cells * region.Side);
    }
}

/// <summary>Arrays of one mesh run, reused.</summary>
internal sealed class MesherScratch
{
    public float[] Input { get; } = new float[192 * 192 * 3];

    public float[] Numbers { get; } = new float[3 * MeshTopology.PointCount];

    public float[] Logit { get; } = new float[1];
}
