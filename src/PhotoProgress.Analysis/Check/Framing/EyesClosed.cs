namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Closed eyes: gap of the lids, mean of both eyes; flags only.
/// </summary>
internal static class EyesClosed
{
    public static PhotoCheck Check { get; } = new(
        "eyes_closed", "expression", "Gap of the lids over the width of the eye", "ratio", Bad.Below, 0.18, null,
        "Below 0.2 eyes count as shut (Soukupová and Čech 2016); measured: 58 studio portraits 0.24 to 0.36.",
        "Ask to look into the camera with open eyes.",
        PhotoCheck.OnFace(static face => face.Expression.EyeOpening));
}
