namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Nod.
/// </summary>
internal static class PosePitch
{
    public static PhotoCheck Check { get; } = new(
        "pose_pitch", "pose", "Nod of the head", "°", Bad.FarFromZero, 12, 25,
        "ISO",
        "Hold the camera level with the eyes and the chin level.",
        PhotoCheck.OnFace(static face => face.Pose.PitchDegrees));
}
