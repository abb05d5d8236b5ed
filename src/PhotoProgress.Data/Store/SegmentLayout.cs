namespace PhotoProgress.Data.Store;

/// <summary>
/// Where the body of a file lies: segments of 64 KiB, each followed by its tag. The last is filled up with zeros to a whole
/// 4 KiB, so that the file's length tells little about the photo's. All lengths in bytes.
/// </summary>
internal readonly record struct SegmentLayout(long PlainBytes)
{
    public const int SegmentBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int SealedBytes = SegmentBytes + TagBytes;

    /// <summary>A block of common file systems: the zeros cost no room on the disk.</summary>
    private const int PadBytes = 4096;

    public long Segments => (PaddedBytes + SegmentBytes - 1) / SegmentBytes;

    /// <summary>Length that the whole file must have.</summary>
    public long FileBytes => BlobHeader.Bytes + PaddedBytes + (Segments * TagBytes);

    private long PaddedBytes => Math.Max(PadBytes, (PlainBytes + PadBytes - 1) / PadBytes * PadBytes);

    public static long OffsetOf(long segment) => BlobHeader.Bytes + (segment * SealedBytes);

    /// <summary>Length of a segment with its zeros, without its tag.</summary>
    public int LengthOf(long segment) => (int)Math.Min(SegmentBytes, PaddedBytes - (segment * SegmentBytes));

    public bool IsLast(long segment) => segment == Segments - 1;
}
