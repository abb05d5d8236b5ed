namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Open mouth: gap of the inner lips; flags only.
/// </summary>
internal static class MouthOpen
{
    public static PhotoCheck Check { get; } = new(
        "mouth_open", "expression", "Gap of the lips over the eye distance", "ratio", Bad.Above, 0.14, null,
        "Measured: 27 neutral faces, some with parted lips, stay below 0.133; laughing ones reach 0.2 to 0.29.",
        "Ask to close the lips without pressing them.",
        PhotoCheck.OnFace(static face => face.Expression.MouthOpening));
}
