namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Whether there is a face: the number of faces found. Without one nothing on skin can be measured.
/// </summary>
internal static class FaceFound
{
    public static PhotoCheck Check { get; } = new(
        "face", "no_face", "Faces found", "faces", Bad.Below, 1, 1,
        "Regions and scale are laid by the face.",
        "Take the photo from the front with the whole face in the frame, hair back and nothing in front of it.",
        static view => view.Faces.Count);
}
