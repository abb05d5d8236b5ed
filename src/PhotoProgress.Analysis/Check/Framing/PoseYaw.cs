namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Turn of the head about the vertical.
/// </summary>
internal static class PoseYaw
{
    public static PhotoCheck Check { get; } = new(
        "pose_yaw", "pose", "Turn of the head to the side", "°", Bad.FarFromZero, 5, 15,
        "ISO/IEC 19794-5",
        "Turn the head until both ears show alike and the nose points into the camera.",
        PhotoCheck.OnFace(static face => face.Pose.YawDegrees));
}
