namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// The strongest JPEG compression whose trace is in the pixels (see CompressionTrace), also one that the file does not own up to: a
/// messenger's, or an editor's that saved it again at quality 100. Not measurable without a trace.
/// </summary>
internal static class EarlierCompression
{
    public static PhotoCheck Check { get; } = new(
        "earlier_compression", "compression", "Compression found in the pixels", "of 100", Bad.Below, 80, null,
        "Measured: between two captures of one person, of which one had been saved at 75 before, roughness at 1–1.5 mm differs by a third at 3 pixels per millimetre.",
        "Upload the camera's original file, not one that was sent by a messenger or saved again.",
        static view => CompressionTrace.LowestQuality(view.Photo.Image));
}
