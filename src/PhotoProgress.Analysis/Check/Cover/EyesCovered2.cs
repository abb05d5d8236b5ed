namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// x
/// </summary>
internal static class EyesCovered2
{
    public static PhotoCheck Check { get; } = new(
        "eyes_covered2", "occluded", "x", "ln", Bad.Above, 99, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => EyesCovered.Probe(face, 2)));
}
