namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// x
/// </summary>
internal static class EyesCovered1
{
    public static PhotoCheck Check { get; } = new(
        "eyes_covered1", "occluded", "x", "ln", Bad.Above, 99, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => EyesCovered.Probe(face, 1)));
}
