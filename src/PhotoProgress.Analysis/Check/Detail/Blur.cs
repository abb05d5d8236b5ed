namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Blur.
/// </summary>
internal static class Blur
{
    public static PhotoCheck Check { get; } = new(
        "blur", "blur", "Blur (standard deviation)", "mm", Bad.Above, 0.35, 0.7,
        "Ours",
        "Let the camera focus on the eyes, hold it still (a stand helps) and add light.",
        PhotoCheck.OnFace(static face => EdgeBlur.SigmaPx(face.Features) / face.FinePixelsPerMm));
}
