using System.Buffers.Binary;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// The colour description of HEIC and AVIF files that carry numbers instead of an ICC profile: the <c>colr</c> box of type
/// <c>nclx</c> (ISO/IEC 14496-12, 12.1.5; code points of ITU-T H.273). libvips passes over it, so Display P3 would be read
/// as sRGB and an HDR curve as a dull photo.
/// </summary>
/// <param name="Primaries">2 where the file does not say.</param>
/// <param name="Transfer">2 where the file does not say.</param>
internal readonly record struct HeifColour(int Primaries, int Transfer)
{
    /// <summary>File properties stand in front of the pixels; a description beyond this is not looked for.</summary>
    private const int SearchedBytes = 1 << 16;

    private const int Unspecified = 2;

    /// <summary>H.273: 12 is SMPTE EG 432-1, Display P3.</summary>
    public bool IsDisplayP3 => Primaries == 12;

    /// <summary>H.273: 16 is PQ, 18 is HLG.</summary>
    public bool IsHdr => Transfer is 16 or 18;

    public static HeifColour Read(ReadOnlySpan<byte> file)
    {
        var searched = file[..Math.Min(file.Length, SearchedBytes)];
        var at = FileSignature.Name(file) is "AVIF" or "HEIC" ? searched.IndexOf("colrnclx"u8) : -1;
        return at < 0 || at + 12 > searched.Length
            ? new(Unspecified, Unspecified)
            : new(BinaryPrimitives.ReadUInt16BigEndian(searched[(at + 8)..]), BinaryPrimitives.ReadUInt16BigEndian(searched[(at + 10)..]));
    }
}
