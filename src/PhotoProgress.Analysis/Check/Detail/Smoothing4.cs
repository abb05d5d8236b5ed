namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Smoothing.
/// </summary>
internal static class Smoothing4
{
    public static PhotoCheck Check { get; } = new(
        "smoothing4", "filtered", "x", "ln", Bad.Above, 9, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Smoothing.SmoothingProbe(face, 4)));
}
