namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Smoothing.
/// </summary>
internal static class Smoothing2
{
    public static PhotoCheck Check { get; } = new(
        "smoothing2", "filtered", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Smoothing.SmoothingProbe(face, 2)));
}
