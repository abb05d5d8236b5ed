namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Smile.
/// </summary>
internal static class SmileLift
{
    public static PhotoCheck Check { get; } = new(
        "smile_lift", "expression", "Lift of the mouth corners over the eye distance", "ratio", Bad.Above, 0.035, null,
        "Ours",
        "Ask for a relaxed face with closed lips.",
        PhotoCheck.OnFace(static face => face.Expression.CornerLift));
}
