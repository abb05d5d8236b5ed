namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Quality of the file's own compression, read from its quantisation tables; not measurable in other formats.
/// </summary>
internal static class JpegQuality
{
    public static PhotoCheck Check { get; } = new(
        "jpeg_quality", "compression", "JPEG quality", "of 100", Bad.Below, 75, null,
        "Quality 75 is libjpeg's default; below it tables drop the fine texture that is to be measured.",
        "Upload the camera's original file, not one from a messenger or web page.",
        static view => view.Photo.Encoding.JpegQuality);
}
