namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Tilt.
/// </summary>
internal static class PoseRoll
{
    public static PhotoCheck Check { get; } = new(
        "pose_roll", "pose", "Tilt of the head", "°", Bad.FarFromZero, 8, 25,
        "ISO",
        "Hold the camera and the head upright, so that the eyes lie level.",
        PhotoCheck.OnFace(static face => face.Pose.RollDegrees));
}
