namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// JPEG
/// </summary>
internal static class JpegQuality
{
    public static PhotoCheck Check { get; } = new(
        "jpeg_quality", "jpeg_quality", "JPEG quality", "of 100", Bad.Below, 75, null,
        "Ours",
        "x",
        static view => view.Photo.Encoding.JpegQuality);
}
