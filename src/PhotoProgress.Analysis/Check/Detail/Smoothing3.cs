namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Smoothing.
/// </summary>
internal static class Smoothing3
{
    public static PhotoCheck Check { get; } = new(
        "smoothing3", "filtered", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Smoothing.SmoothingProbe(face, 3)));
}
