namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Tilt of the head in the picture; positive is clockwise.
/// </summary>
internal static class PoseRoll
{
    public static PhotoCheck Check { get; } = new(
        "pose_roll", "pose", "Tilt of the head", "°", Bad.FarFromZero, 8, 30,
        "±8°: ISO/IEC 19794-5. Refused at 30°, where the detector begins to miss faces; the grid is laid level with the eyes, so tilt alone does no harm.",
        "Hold camera and head upright, so that the eyes lie level.",
        PhotoCheck.OnFace(static face => face.Pose.RollDegrees));
}
