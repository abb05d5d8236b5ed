using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>A photo that could be decoded: pixels, what the camera wrote about them, and the identity of the bytes.</summary>
/// <param name="Image">Upright sRGB pixels, 16 bits.</param>
/// <param name="Capture">What the camera recorded.</param>
/// <param name="Encoding">How the file was encoded.</param>
/// <param name="Sha256">Lower-case hexadecimal digest of the file's bytes.</param>
public sealed record Photo(SrgbImage Image, CaptureRecord Capture, EncodingRecord Encoding, string Sha256);

/// <summary>What the camera wrote into the file; every part may be missing.</summary>
/// <param name="TakenAt">Local wall time of the capture; EXIF knows no zone.</param>
/// <param name="FocalLength35Mm">Focal length in 35-mm equivalents, millimetres.</param>
/// <param name="ExposureSeconds">Exposure time, seconds.</param>
public sealed record CaptureRecord(
    DateTime? TakenAt,
    string? CameraMake,
    string? CameraModel,
    string? Lens,
    double? FocalLengthMm,
    double? FocalLength35Mm,
    double? ExposureSeconds,
    double? FNumber,
    int? Iso,
    string? Software)
{
    public static CaptureRecord Unknown { get; } = new(null, null, null, null, null, null, null, null, null, null);

    /// <summary>Make and model, as far as they are told; null where neither is.</summary>
    public string? CameraName() =>
        string.Join(' ', new[] { CameraMake, CameraModel }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } name ? name : null;
}

/// <summary>How the file was encoded.</summary>
/// <param name="Format">jpeg, png, webp, tiff, avif or heic.</param>
/// <param name="BitsPerChannel">8, 10, 12 or 16, as stored.</param>
/// <param name="JpegQuality">Quality estimated from the quantisation tables on the libjpeg scale (1–100); null for other formats.</param>
/// <param name="ChromaSubsampled">Whether colour is stored at less resolution than lightness; null where unknown.</param>
/// <param name="HadIccProfile">Whether an embedded colour profile was converted to sRGB.</param>
/// <param name="Greyscale">Whether the file stores one channel only.</param>
public sealed record EncodingRecord(
    string Format, int BitsPerChannel, int? JpegQuality, bool? ChromaSubsampled, bool HadIccProfile, bool Greyscale)
{
    /// <summary>Whether a JPEG's luminance table is libjpeg's at that quality, and not a camera's own.</summary>
    public bool HasLibjpegTable { get; init; }
}
