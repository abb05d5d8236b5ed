using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Head pose from a mesh: the canonical face is fitted rigidly to the points that keep still when the face moves
/// (weights come with the model). Angles are those of the canonical head: 0, 0, 0 looks straight into the camera.
/// </summary>
public sealed class HeadPoseFit
{
    private readonly Vector3[] _reference;
    private readonly int[] _points;
    private readonly float[] _weights;

    public HeadPoseFit(CanonicalFace canonical)
    {
        _points = [.. canonical.FitWeights.Select(f => f.Point)];
        _weights = [.. canonical.FitWeights.Select(f => f.Weight)];
        _reference = Array.ConvertAll(_points, p => canonical.Points[p]);
    }

    /// <summary>Yaw, pitch and roll in degrees.</summary>
    public HeadPose Fit(Face face)
    {
        // Photo axes (X right, Y down, Z away) to the canonical head's (X right, Y up, Z towards the camera).
        var seen = Array.ConvertAll(_points, p => face.Mesh[p] * new Vector3(1, -1, -1));
        return Angles(RigidFit.Solve(_reference, seen, _weights).Rotation);
    }

    /// <summary>Pitch about the head's own ears, then yaw about the vertical, then roll in the picture.</summary>
    internal static HeadPose Angles(Quaternion rotation)
    {
        var m = Matrix4x4.CreateFromQuaternion(rotation); // row vectors: row i is where axis i goes
        var yaw = Math.Atan2(-m.M13, Math.Sqrt((m.M11 * m.M11) + (m.M12 * m.M12)));
        return new HeadPose(Degrees(yaw), Degrees(-Math.Atan2(m.M23, m.M33)), Degrees(-Math.Atan2(m.M12, m.M11)));
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
