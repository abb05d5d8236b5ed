using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Align;

/// <summary>What the face does, as plain ratios; a neutral face differs from person to person, so compare a person with themselves.</summary>
/// <param name="MouthWidth">Distance of the mouth corners over the distance of the pupils; grows with a smile.</param>
/// <param name="CornerLift">How far the mouth corners stand above the middle of the lips in the head's own axes, over the distance of the pupils; grows with a smile.</param>
/// <param name="MouthOpening">Gap of the inner lips over the distance of the pupils.</param>
/// <param name="EyeOpening">Gap of the lids over the width of the eye, mean of both eyes.</param>
public readonly record struct Expression(double MouthWidth, double CornerLift, double MouthOpening, double EyeOpening)
{
    /// <param name="pose">Turns the mesh to the front first: a nod would look like lifted mouth corners.</param>
    public static Expression Of(Face face, HeadPoseFit pose)
    {
        var (mesh, eyes) = (pose.Frontal(face), Pupils.Of(face).Distance);
        Vector3 right = mesh[MeshTopology.RightMouthCorner], left = mesh[MeshTopology.LeftMouthCorner];
        Vector3 upper = mesh[MeshTopology.UpperInnerLip], lower = mesh[MeshTopology.LowerInnerLip];
        return new Expression(
            Vector3.Distance(right, left) / eyes,
            (upper.Y + lower.Y - right.Y - left.Y) / 2 / eyes,
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
