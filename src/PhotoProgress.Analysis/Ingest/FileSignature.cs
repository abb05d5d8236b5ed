using System.Buffers.Binary;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>What a file says it is in its first bytes. Never trusted for decoding, only for refusing and for plain words.</summary>
internal static class FileSignature
{
    /// <summary>The format's everyday name; null if the bytes are like nothing known.</summary>
    public static string? Name(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "PNG",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "WebP",
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => "TIFF",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [(byte)'B', (byte)'M', ..] => "BMP",
        [(byte)'8', (byte)'B', (byte)'P', (byte)'S', ..] => "Photoshop",
        [(byte)'P', >= (byte)'1' and <= (byte)'7', (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', ..] => "PPM",
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "JPEG XL",
        [0, 0, 0, 12, (byte)'j', (byte)'P', ..] => "JPEG 2000",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsoName(bytes),
        _ => IsSvg(bytes) ? "SVG" : null,
    };

    /// <summary>Whether files of this name are decoded at all.</summary>
    public static bool IsRead(string name) => name is "JPEG" or "PNG" or "WebP" or "TIFF" or "AVIF" or "HEIC";

    /// <summary>Animated PNG, and AVIF or HEIF image sequences: libvips would show their first frame without a word.</summary>
    public static bool IsAnimated(ReadOnlySpan<byte> bytes) => Name(bytes) switch
    {
        "PNG" => IsAnimatedPng(bytes),
        "AVIF" or "HEIC" => IsSequenceBrand(bytes.Slice(8, 4)),
        _ => false,
    };

    /// <summary>
    /// Raw files of most cameras are TIFFs whose first image is a small preview (TIFF 6.0, NewSubfileType bit 0)
    /// or that carry a DNGVersion (DNG 1.0): as photos they would be the wrong picture.
    /// </summary>
    public static bool IsCameraRaw(ReadOnlySpan<byte> bytes)
    {
        if (Name(bytes) != "TIFF" || bytes.Length < 16) return false;
        if (bytes.Slice(8, 2).SequenceEqual("CR"u8)) return true;
        var little = bytes[0] == (byte)'I';
        var directory = U32(bytes[4..], little);
        if (directory > bytes.Length - 2) return false;
        var entries = bytes[(int)directory..];
        var count = Math.Min(U16(entries, little), (entries.Length - 2) / 12);
        for (var i = 0; i < count; i++)
        {
            var entry = entries.Slice(2 + (i * 12), 12);
            var tag = U16(entry, little);
            if (tag == 0xC612 || (tag == 254 && (U32(entry[8..], little) & 1) != 0)) return true;
        }

        return false;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static string IsoName(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12) return "MP4";
        var brand = bytes.Slice(8, 4);
        if (brand.StartsWith("avi"u8)) return "AVIF";
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)
            ? "HEIC" : "MP4";
    }

    private static bool IsSequenceBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("avis"u8) || brand.SequenceEqual("msf1"u8) || brand.StartsWith("hev"u8);

    /// <summary>An <c>acTL</c> chunk before the first <c>IDAT</c> (APNG 1.0).</summary>
    private static bool IsAnimatedPng(ReadOnlySpan<byte> bytes)
    {
        var at = 8L;
        while (at + 8 <= bytes.Length)
        {
            var type = bytes.Slice((int)at + 4, 4);
            if (type.SequenceEqual("acTL"u8)) return true;
            if (type.SequenceEqual("IDAT"u8)) return false;
            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]);
        }

        return false;
    }

    private static bool IsSvg(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && (bytes[0] is (byte)'<' or (byte)' ' or 0xEF or (byte)'\n') && bytes[..Math.Min(1024, bytes.Length)].IndexOf("<svg"u8) >= 0;
}
