namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Nod of the head; positive lifts the chin. It carries the person's anatomy, so a pair holds it against the person's own baseline.
/// </summary>
internal static class PosePitch
{
    public static PhotoCheck Check { get; } = new(
        "pose_pitch", "pose", "Nod of the head", "°", Bad.FarFromZero, 15, 25,
        "±5° of ISO/IEC 19794-5 and two standard deviations (5° each) by which people differ at level gaze; refused 10° beyond.",
        "Hold the camera at the height of the eyes and the chin level.",
        PhotoCheck.OnFace(static face => face.Pose.PitchDegrees));
}
