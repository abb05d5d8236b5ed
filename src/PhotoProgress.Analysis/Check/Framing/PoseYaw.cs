namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Turn of the head about the vertical; positive points the nose to the picture's right.
/// </summary>
internal static class PoseYaw
{
    public static PhotoCheck Check { get; } = new(
        "pose_yaw", "pose", "Turn of the head to the side", "°", Bad.FarFromZero, 5, 18,
        "±5°: ISO/IEC 19794-5. ±18°: the far cheek, 35° round the face, loses 27 % of its width (cos 53° over cos 35°); measured: 54 studio portraits within 7°.",
        "Turn the head until the nose points into the camera and both ears show alike.",
        PhotoCheck.OnFace(static face => face.Pose.YawDegrees));
}
