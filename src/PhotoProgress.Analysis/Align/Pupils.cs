using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Pupil centres, guessed from the eye openings (the iris is not among the 468 points): across, the middle of the two
/// corners; up and down, the middle of the highest and lowest lid point, as seen along the line of the eyes. On the hand-set
/// pupils of the London set this is off by 2.1 % of the eye distance on average; the distance itself by −0.6 % ± 3.0 %.
/// </summary>
/// <param name="Right">The client's right pupil, photo pixels.</param>
/// <param name="Left">The client's left pupil, photo pixels.</param>
public readonly record struct Pupils(Vector3 Right, Vector3 Left)
{
    /// <summary>Distance in space, photo pixels: the mesh's depth undoes the shortening by yaw.</summary>
    public double Distance => Vector3.Distance(Right, Left);

    public static Pupils Of(Face face)
    {
        var frame = LevelFrame.Of(face);
        return new Pupils(
            Centre(face.Mesh, MeshTopology.RightEye, MeshTopology.RightEyeOuterCorner, MeshTopology.RightEyeInnerCorner, frame),
            Centre(face.Mesh, MeshTopology.LeftEye, MeshTopology.LeftEyeOuterCorner, MeshTopology.LeftEyeInnerCorner, frame));
    }

    private static Vector3 Centre(Vector3[] mesh, IReadOnlyList<int> opening, int outer, int inner, LevelFrame frame)
    {
        var corners = (mesh[outer] + mesh[inner]) / 2;
        var heights = opening.Select(p => frame.Down(mesh[p])).ToArray();
        var shift = ((heights.Min() + heights.Max()) / 2) - frame.Down(corners);
        return corners + (new Vector3(frame.DownAxis, 0) * shift);
    }
}

/// <summary>Picture axes turned so that the outer eye corners lie level: across to the picture's right, down to the chin.</summary>
internal readonly record struct LevelFrame(Vector2 AcrossAxis)
{
    public Vector2 DownAxis => new(-AcrossAxis.Y, AcrossAxis.X);

    public static LevelFrame Of(Face face)
    {
        var line = face.Mesh[MeshTopology.LeftEyeOuterCorner] - face.Mesh[MeshTopology.RightEyeOuterCorner];
        return new LevelFrame(Vector2.Normalize(new Vector2(line.X, line.Y)));
    }

    public float Across(Vector3 point) => Vector2.Dot(AcrossAxis, new Vector2(point.X, point.Y));

    public float Down(Vector3 point) => Vector2.Dot(DownAxis, new Vector2(point.X, point.Y));
}
