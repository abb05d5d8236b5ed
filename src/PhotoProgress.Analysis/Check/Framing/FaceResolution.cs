namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Size of the face: pixels of the photo in a millimetre of skin.
/// </summary>
internal static class FaceResolution
{
    public static PhotoCheck Check { get; } = new(
        "resolution", "resolution", "Resolution at the face", "px/mm", Bad.Below, 2.5, 1.6,
        "Four pixels a period (design rule 2): 2.5 px/mm still carry 1.6 mm, 1.6 px/mm only 2.5 mm, which is wrinkles and no texture. Full studio portraits of 1.8 megapixels have 2.8 to 3.7.",
        "Come closer or choose a higher resolution, so that the face fills the frame.",
        PhotoCheck.OnFace(static face => face.PixelsPerMm));
}
