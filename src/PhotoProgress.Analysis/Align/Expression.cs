using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Align;

/// <summary>What the face does, as plain ratios; a neutral face differs from person to person, so compare a person with themselves.</summary>
/// <param name="MouthWidth">Distance of the mouth corners over the distance of the pupils; grows with a smile.</param>
/// <param name="CornerLift">How far the mouth corners stand above the middle of the lips, over the distance of the pupils; grows with a smile.</param>
/// <param name="MouthOpening">Gap of the inner lips over the distance of the pupils.</param>
/// <param name="EyeOpening">Gap of the lids over the width of the eye, mean of both eyes.</param>
public readonly record struct Expression(double MouthWidth, double CornerLift, double MouthOpening, double EyeOpening)
{
    public static Expression Of(Face face)
    {
        var (mesh, frame, eyes) = (face.Mesh, LevelFrame.Of(face), Pupils.Of(face).Distance);
        Vector3 right = mesh[MeshTopology.RightMouthCorner], left = mesh[MeshTopology.LeftMouthCorner];
        Vector3 upper = mesh[MeshTopology.UpperInnerLip], lower = mesh[MeshTopology.LowerInnerLip];
        return new Expression(
            Vector3.Distance(right, left) / eyes,
            frame.Down(((upper + lower) / 2) - ((right + left) / 2)) / eyes,
            Vector3.Distance(upper, lower) / eyes,
            (Opening(mesh, MeshTopology.RightUpperLid, MeshTopology.RightLowerLid) + Opening(mesh, MeshTopology.LeftUpperLid, MeshTopology.LeftLowerLid)) / 2);
    }

    // The three inner pairs of lid points; the corners are the first and last.
    private static double Opening(Vector3[] mesh, IReadOnlyList<int> upper, IReadOnlyList<int> lower)
    {
        var gap = Enumerable.Range(3, 3).Average(i => Vector3.Distance(mesh[upper[i]], mesh[lower[i]]));
        return gap / Vector3.Distance(mesh[upper[0]], mesh[upper[^1]]);
    }
}
