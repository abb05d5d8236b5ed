namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Smile.
/// </summary>
internal static class SmileWidth
{
    public static PhotoCheck Check { get; } = new(
        "smile_width", "expression", "Width of the mouth over the eye distance", "ratio", Bad.Above, 0.92, null,
        "Ours",
        "Ask for a relaxed face with closed lips.",
        PhotoCheck.OnFace(static face => face.Expression.MouthWidth));
}
