namespace PhotoProgress.Data.Store.Parts;

/// <summary>Where one sealed piece lies: in the file, and in the content.</summary>
/// <param name="FileOffset">Of its header, bytes.</param>
/// <param name="PlainOffset">Bytes of the content before it.</param>
/// <param name="Length">Bytes of the content in it.</param>
internal readonly record struct PartRecord(long FileOffset, long PlainOffset, int Length)
{
    /// <summary>Length, then nonce.</summary>
    public const int HeaderBytes = sizeof(int) + GcmNonce.Bytes;

    public const int MostBytes = 256 * 1024;

    public const int Overhead = HeaderBytes + SegmentLayout.TagBytes;

    public long End => FileOffset + Overhead + Length;
}
