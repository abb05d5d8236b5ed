using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Head pose from a mesh: the canonical face is fitted rigidly to the points that keep still when the face moves
/// (weights come with the model). Angles are those of the canonical head: 0, 0, 0 looks straight into the camera.
/// </summary>
public sealed class HeadPoseFit
{
    // Photo axes (X right, Y down, Z away) to the canonical head's (X right, Y up, Z towards the camera) and back.
    private static readonly Vector3 HeadAxes = new(1, -1, -1);

    private readonly Vector3[] _reference;
    private readonly int[] _points;
    private readonly float[] _weights;

    public HeadPoseFit(CanonicalFace canonical)
    {
        _points = [.. canonical.FitWeights.Select(f => f.Point)];
        _weights = [.. canonical.FitWeights.Select(f => f.Weight)];
        _reference = Array.ConvertAll(_points, p => canonical.Points[p]);
    }

    /// <summary>
    /// Yaw, pitch and roll in degrees. Pitch carries the person's anatomy (5° between people, so compare a person with
    /// themselves); yaw beyond about 40° comes out too small: a full profile reads about 60°.
    /// </summary>
    public HeadPose Fit(Face face) => Angles(Turn(face));

    /// <summary>The mesh as if the head looked straight into the camera: same axes and unit, turned about the photo's origin.</summary>
    public Vector3[] Frontal(Face face)
    {
        var back = Quaternion.Inverse(Turn(face));
        return Array.ConvertAll(face.Mesh, point => Vector3.Transform(point * HeadAxes, back) * HeadAxes);
    }

    private Quaternion Turn(Face face) =>
        RigidFit.Solve(_reference, Array.ConvertAll(_points, p => face.Mesh[p] * HeadAxes), _weights).Rotation;

    /// <summary>Pitch about the head's own ears, then yaw about the vertical, then roll in the picture.</summary>
    internal static HeadPose Angles(Quaternion rotation)
    {
        var m = Matrix4x4.CreateFromQuaternion(rotation); // row vectors: row i is where axis i goes
        var yaw = Math.Atan2(-m.M13, Math.Sqrt((m.M11 * m.M11) + (m.M12 * m.M12)));
        return new HeadPose(Degrees(yaw), Degrees(-Math.Atan2(m.M23, m.M33)), Degrees(-Math.Atan2(m.M12, m.M11)));
    }

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
