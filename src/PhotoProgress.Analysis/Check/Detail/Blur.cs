namespace PhotoProgress.Analysis.Check.Detail;

/// <summary>
/// Blur of lens, focus, motion and sampling together: σ of the Gaussian that equals it, from the edges of lids, lashes, brows and lips (see EdgeBlur), mm.
/// </summary>
internal static class Blur
{
    public static PhotoCheck Check { get; } = new(
        "blur", "blur", "Blur (standard deviation)", "mm", Bad.Above, 0.35, 0.7,
        "0.35 mm halves the contrast of 1.9 mm periods, 0.7 mm of 3.7 mm: no texture is left. Measured: 58 studio portraits up to 0.36, dim room selfies 0.35 to 0.85.",
        "Let the camera focus on the eyes, hold it still (a stand helps) and add light.",
        PhotoCheck.OnFace(static face => EdgeBlur.SigmaPx(face.Features) / face.FinePixelsPerMm));
}
