using System.Globalization;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>Every reason for which a file does not become a photo.</summary>
internal static class PhotoRefusals
{
    private const string SendOriginal = "Upload the original file of the camera or phone again.";
    private const string SaveAsJpeg = "Save it as JPEG, PNG, WebP, TIFF, AVIF or HEIC and upload it again.";

    public static Refusal Empty { get; } = new("empty", "The file has 0 bytes.", SendOriginal);

    public static Refusal CameraRaw { get; } =
        new("unsupported_format", "The file is a camera raw or holds only a preview image.", "Develop it to a JPEG or TIFF with the camera's standard settings and upload that.");

    public static Refusal HighDynamicRange { get; } =
        new("unsupported_format", "The photo is stored with a high-dynamic-range curve (PQ or HLG).", "Switch HDR photos off in the camera's settings and take it again.");

    public static Refusal TooLarge(int bytes) => new(
        "too_large_bytes",
        Line($"The file has {bytes / 1048576.0:F1} MB; the limit is {PhotoCodec.MaxBytes / 1048576} MB."),
        "Save the photo as a JPEG of quality 95 and upload that.");

    public static Refusal TooManyPixels(int width, int height) => new(
        "too_many_pixels",
        Line($"The photo has {width} × {height} pixels ({(long)width * height / 1e6:F0} megapixels); the limit is {PhotoCodec.MaxPixels / 1e6:F0} megapixels."),
        "Set the camera to 48 megapixels or fewer; more does not show more skin.");

    /// <summary>Told apart by the first bytes: a kind that is read but broken, a known kind that is not read, or nothing known.</summary>
    public static Refusal Unreadable(ReadOnlySpan<byte> bytes) => FileSignature.Name(bytes) switch
    {
        null => new("not_an_image", $"The file's first bytes ({Convert.ToHexStringLower(bytes[..Math.Min(8, bytes.Length)])}) belong to no known image format.", SendOriginal),
        var name when FileSignature.IsRead(name) => Truncated(name, null),
        var name => new("unsupported_format", $"{name} files are not read.", SaveAsJpeg),
    };

    public static Refusal UnsupportedSamples(int bands) =>
        new("unsupported_format", Line($"The file stores its {bands} channel(s) in a way that photos do not (floating point, signed or a special colour space)."), SaveAsJpeg);

    /// <param name="format">What the file starts as.</param>
    /// <param name="where">Where decoding stopped; null if it already stopped in the header.</param>
    public static Refusal Truncated(string? format, string? where) => new(
        "truncated", $"The {format ?? "image"} file is cut off or damaged: {where ?? "its header cannot be read"}.", SendOriginal);

    public static Refusal Animated(int? pages) => new(
        "animated",
        pages is null ? "The file is an animation or image sequence." : Line($"The file holds {pages} images; a photo holds one."),
        "Upload one still photo.");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
