namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Smile, by how far the corners of the mouth stand above its middle; flags only.
/// </summary>
internal static class SmileLift
{
    public static PhotoCheck Check { get; } = new(
        "smile_lift", "expression", "Lift of the mouth corners over the eye distance", "ratio", Bad.Above, 0.035, null,
        "Measured: mean and three standard deviations of 27 neutral faces (largest 0.030); smiling ones reach 0.11.",
        "Ask for a relaxed face with closed lips.",
        PhotoCheck.OnFace(static face => face.Expression.CornerLift));
}
