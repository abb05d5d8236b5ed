namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// x
/// </summary>
internal static class CastShadow1
{
    public static PhotoCheck Check { get; } = new(
        "shadow1", "light", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => CastShadow.Probe(face, 1)));
}
