using System.Buffers.Binary;
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
        return new(format, Bits(file), jpeg.Quality, subsampled, HadIccProfile: false, grey) { HasLibjpegTable = jpeg.IsLibjpegs };
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

    /// <summary>Lossy WebP always stores a quarter of the chroma samples, lossless WebP all (RFC 9649): by the first image chunk.</summary>
    private static bool? WebpSubsampled(ReadOnlySpan<byte> bytes)
    {
        for (var at = 12L; at + 8 <= bytes.Length;)
        {
            var chunk = bytes.Slice((int)at, 8);
            if (chunk.StartsWith("VP8 "u8)) return true;
            if (chunk.StartsWith("VP8L"u8)) return false;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += 8 + size + (size & 1);
        }

        return null;
    }
}
