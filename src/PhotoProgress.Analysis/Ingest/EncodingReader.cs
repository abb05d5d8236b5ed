using System.Globalization;
using PhotoProgress.Analysis.Ingest.Vips;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>How a file was encoded, from libvips' header fields and, for JPEG, from the file's own tables.</summary>
internal static class EncodingReader
{
    public static EncodingRecord Read(VipsImage file, ReadOnlySpan<byte> bytes)
    {
        var format = Format(file);
        var grey = ColourConversion.ColourBands(file) == 1;
        var jpeg = format == "jpeg" ? JpegTables.Read(bytes) : default;
        var subsampled = format switch
        {
            "jpeg" => jpeg.ChromaSubsampled,
            "png" => false,
            "webp" => WebpSubsampled(bytes),
            _ => (bool?)null,
        };
        return new(format, Bits(file), jpeg.Quality, subsampled, HadIccProfile: false, grey);
    }

    private static string Format(VipsImage file) => file.Text("vips-loader") switch
    {
        "jpegload_buffer" => "jpeg",
        "pngload_buffer" => "png",
        "webpload_buffer" => "webp",
        "tiffload_buffer" => "tiff",
        _ => file.Text("heif-compression") == "av1" ? "avif" : "heic",
    };

    private static int Bits(VipsImage file) =>
        int.TryParse(file.Text("heif-bitdepth"), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits
        : file.Format == VipsFormat.Byte ? 8 : 16;

    /// <summary>Lossy WebP always stores a quarter of the chroma samples (RFC 9649); an extended file may be either.</summary>
    private static bool? WebpSubsampled(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 16 ? null : bytes.Slice(12, 4).SequenceEqual("VP8 "u8) ? true : bytes.Slice(12, 4).SequenceEqual("VP8L"u8) ? false : null;
}
