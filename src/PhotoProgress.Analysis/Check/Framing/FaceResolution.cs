namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Size of the face: pixels of the photo in a millimetre of skin.
/// </summary>
internal static class FaceResolution
{
    public static PhotoCheck Check { get; } = new(
        "resolution", "resolution", "Resolution at the face", "px/mm", Bad.Below, 2.5, 1.6,
        "Ours",
        "Come closer, or use the camera with more megapixels, so that the face fills the frame.",
        PhotoCheck.OnFace(static face => face.PixelsPerMm));
}
