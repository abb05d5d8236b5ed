namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Distance from the camera to the face where the file tells the focal length: the 35-mm equivalent is defined by the frame's
/// diagonal (43.27 mm, CIPA DCG-001), so it tells the focal length in pixels, and that over pixels per millimetre is the distance.
/// A cropped photo seems nearer than it was, so this only flags.
/// </summary>
internal static class CameraDistance
{
    public static PhotoCheck Check { get; } = new(
        "camera_distance", "perspective", "Distance of the camera", "cm", Bad.Below, 45, null,
        "Never nearer than 0.5 m with a phone (photo standard), less 1.5 standard errors of the eye-distance scale (6.7 %).",
        "Step back to a metre or more and zoom in instead.",
        PhotoCheck.OnFace(static face => Centimetres(face)));

    private const double Diagonal35Mm = 43.27;

    private static double? Centimetres(FaceView face)
    {
        if (face.Photo.Capture.FocalLength35Mm is not { } focal) return null;
        var diagonal = Math.Sqrt(Math.Pow(face.Photo.Image.Width, 2) + Math.Pow(face.Photo.Image.Height, 2));
        return focal / Diagonal35Mm * diagonal / face.PixelsPerMm / 10;
    }
}
