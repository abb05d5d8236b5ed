using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PhotoProgress.Data.Store.Parts;

/// <summary>
/// A photo that arrives in pieces, on the disk and encrypted: records of length, nonce, AES-256-GCM of the piece, tag, with the place in
/// the content as associated data. What was <see cref="Sync">synced</see> survives anything; a record that a crash tore is cut off when the
/// file is opened. One opener at a time, in all processes; the system lets go when a process dies. Not thread-safe.
/// </summary>
public sealed class PartFile : IDisposable
{
    // flock(2) on a file that somebody else has; <errno.h> of Linux.
    private const int WouldBlock = 11;

    private readonly FileStream _file;
    private readonly AesGcm _aes;
    private readonly RandomNumberGenerator _random;
    private readonly List<PartRecord> _records = [];
    private readonly byte[] _sealed = new byte[PartRecord.MostBytes + PartRecord.Overhead];

    private PartFile(FileStream file, ReadOnlySpan<byte> key, RandomNumberGenerator random)
    {
        (_file, _aes, _random) = (file, new AesGcm(key, SegmentLayout.TagBytes), random);
        FindRecords();
    }

    /// <summary>Bytes of the content that are there, whole and genuine.</summary>
    public long Length => _records.Count == 0 ? 0 : _records[^1].PlainOffset + _records[^1].Length;

    private long FileEnd => _records.Count == 0 ? 0 : _records[^1].End;

    /// <param name="key">32 bytes, of this content alone.</param>
    /// <returns>Null while somebody else has it open.</returns>
    /// <exception cref="IOException">The disk fails.</exception>
    internal static PartFile? TryOpen(string path, ReadOnlySpan<byte> key, RandomNumberGenerator random)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Posix.PrivateFile;
        try
        {
            return new PartFile(new FileStream(path, options), key, random);
        }
        catch (IOException fault) when (fault.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>Adds a piece behind what is there; it is durable after <see cref="Sync"/>.</summary>
    /// <param name="plain">1 byte to <see cref="MostPieceBytes"/>.</param>
    public void Append(ReadOnlySpan<byte> plain)
    {
        ArgumentOutOfRangeException.ThrowIfZero(plain.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plain.Length, MostPieceBytes);
        var record = new PartRecord(FileEnd, Length, plain.Length);
        var bytes = _sealed.AsSpan(0, PartRecord.Overhead + plain.Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes, plain.Length);
        // Random, not counted: the place of a torn record is written a second time, and a nonce must not be.
        _random.GetBytes(bytes.Slice(sizeof(int), GcmNonce.Bytes));
        _aes.Encrypt(Nonce(bytes), plain, Cipher(bytes), Tag(bytes), Place(record.PlainOffset));
        RandomAccess.Write(_file.SafeFileHandle, bytes, record.FileOffset);
        _records.Add(record);
    }

    public const int MostPieceBytes = PartRecord.MostBytes;

    /// <summary>What was appended survives a power cut when this returns.</summary>
    public void Sync() => _file.Flush(flushToDisk: true);

    /// <summary>Takes back pieces, down to a length at which a piece began.</summary>
    public void CutTo(long length)
    {
        while (Length > length) _records.RemoveAt(_records.Count - 1);
        _file.SetLength(FileEnd);
    }

    /// <summary>The content from its beginning; valid while this file is open.</summary>
    public Stream OpenRead() => new PartStream(this);

    public void Dispose()
    {
        _aes.Dispose();
        _file.Dispose();
    }

    /// <returns>0 behind the last record.</returns>
    internal int Read(int record, Span<byte> plain)
    {
        if (record >= _records.Count) return 0;
        var found = _records[record];
        return TryRead(found.FileOffset, found.PlainOffset, plain)
            ?? throw new IOException($"Piece {record} of a photo in parts was changed on the disk while it was read.");
    }

    private void FindRecords()
    {
        var plain = new byte[PartRecord.MostBytes];
        while (TryRead(FileEnd, Length, plain) is { } length) _records.Add(new PartRecord(FileEnd, Length, length));
        _file.SetLength(FileEnd);
    }

    private int? TryRead(long fileOffset, long plainOffset, Span<byte> plain)
    {
        if (RandomAccess.Read(_file.SafeFileHandle, _sealed.AsSpan(0, PartRecord.HeaderBytes), fileOffset) < PartRecord.HeaderBytes) return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(_sealed);
        if (length is <= 0 or > PartRecord.MostBytes) return null;
        var bytes = _sealed.AsSpan(0, PartRecord.Overhead + length);
        if (RandomAccess.Read(_file.SafeFileHandle, bytes[PartRecord.HeaderBytes..], fileOffset + PartRecord.HeaderBytes) < bytes.Length - PartRecord.HeaderBytes) return null;
        return GcmNonce.TryDecrypt(_aes, Nonce(bytes), Cipher(bytes), Tag(bytes), plain[..length], Place(plainOffset)) ? length : null;
    }

    private static Span<byte> Nonce(Span<byte> record) => record.Slice(sizeof(int), GcmNonce.Bytes);

    private static Span<byte> Cipher(Span<byte> record) => record[PartRecord.HeaderBytes..^SegmentLayout.TagBytes];

    private static Span<byte> Tag(Span<byte> record) => record[^SegmentLayout.TagBytes..];

    private static byte[] Place(long plainOffset)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, plainOffset);
        return place;
    }
}
