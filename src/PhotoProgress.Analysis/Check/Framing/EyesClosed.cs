namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Closed eyes.
/// </summary>
internal static class EyesClosed
{
    public static PhotoCheck Check { get; } = new(
        "eyes_closed", "expression", "Gap of the lids over the width of the eye", "ratio", Bad.Below, 0.15, null,
        "Ours",
        "Ask to look into the camera with open eyes.",
        PhotoCheck.OnFace(static face => face.Expression.EyeOpening));
}
