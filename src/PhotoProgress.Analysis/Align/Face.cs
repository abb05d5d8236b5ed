using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>One face found in a photo.</summary>
/// <param name="Mesh">468 points of the MediaPipe topology: X, Y in photo pixels (pixel centres at whole numbers), Z in the same unit (towards the camera is negative).</param>
/// <param name="DetectorScore">0..1, of the detector.</param>
/// <param name="Presence">0..1, of the mesh; not a quality measure.</param>
/// <param name="Box">Detector box in photo pixels.</param>
public sealed record Face(Vector3[] Mesh, double DetectorScore, double Presence, FaceBox Box);

/// <summary>Axis-parallel box, photo pixels.</summary>
public readonly record struct FaceBox(float X, float Y, float Width, float Height);

/// <summary>Head pose in degrees. Yaw: positive turns the nose to the picture's right. Pitch: positive lifts the chin. Roll: positive turns clockwise in the picture.</summary>
public readonly record struct HeadPose(double YawDegrees, double PitchDegrees, double RollDegrees);
