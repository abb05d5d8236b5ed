namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Open mouth.
/// </summary>
internal static class MouthOpen
{
    public static PhotoCheck Check { get; } = new(
        "mouth_open", "expression", "Gap of the lips over the eye distance", "ratio", Bad.Above, 0.06, null,
        "Ours",
        "Ask to close the lips without pressing them.",
        PhotoCheck.OnFace(static face => face.Expression.MouthOpening));
}
