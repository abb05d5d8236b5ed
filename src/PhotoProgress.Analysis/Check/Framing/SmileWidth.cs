namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Smile, by the width of the mouth. A smile moves cheeks and folds, so it flags; whether two photos may be compared, the pair decides.
/// </summary>
internal static class SmileWidth
{
    public static PhotoCheck Check { get; } = new(
        "smile_width", "expression", "Width of the mouth over the eye distance", "ratio", Bad.Above, 0.92, null,
        "Measured: mean and three standard deviations of 27 neutral faces (largest 0.906); smiling ones reach 1.07.",
        "Ask for a relaxed face with closed lips.",
        PhotoCheck.OnFace(static face => face.Expression.MouthWidth));
}
