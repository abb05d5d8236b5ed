using Microsoft.Win32.SafeHandles;

namespace PhotoProgress.Data.Store;

/// <summary>
/// The plain content of a stored file, decrypted as it is read; one segment is held at a time. What is read was authentic: a changed
/// byte is an exception, never a wrong byte. Can seek. Not thread-safe.
/// </summary>
internal sealed class DecryptingStream : Stream
{
    private readonly SafeFileHandle _file;
    private readonly string _address;
    private readonly SegmentLayout _layout;
    private readonly SegmentCipher _cipher;
    private readonly byte[] _sealed = new byte[SegmentLayout.SealedBytes];
    private readonly byte[] _plain = new byte[SegmentLayout.SegmentBytes];
    private long _position;
    private long _loaded = -1;

    private DecryptingStream(SafeFileHandle file, string address, BlobSecret secret)
    {
        (_file, _address, _layout) = (file, address, new SegmentLayout(secret.PlainBytes));
        _cipher = new SegmentCipher(secret.DataKey);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _layout.PlainBytes;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A place in a photo is not negative.");
    }

    /// <summary>Takes over the file; it is closed also when this fails.</summary>
    /// <exception cref="StoreCorruptException">The header does not open, or the file is shorter or longer than it says.</exception>
    public static DecryptingStream Open(SafeFileHandle file, string address, KeyRing keys)
    {
        try
        {
            var header = new byte[BlobHeader.Bytes];
            var read = RandomAccess.Read(file, header, 0);
            using var secret = BlobHeader.Unwrap(header.AsSpan(0, read), address, keys);
            var (expected, found) = (new SegmentLayout(secret.PlainBytes).FileBytes, RandomAccess.GetLength(file));
            if (found != expected) throw new StoreCorruptException(address, $"the file has {found} bytes and should have {expected}; restore it from a backup");
            return new DecryptingStream(file, address, secret);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Wanted(buffer.Length) is not { } wanted) return 0;
        if (wanted.Segment != _loaded) Open(wanted.Segment, RandomAccess.Read(_file, Sealed(wanted.Segment).Span, SegmentLayout.OffsetOf(wanted.Segment)));
        return Take(wanted, buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Wanted(buffer.Length) is not { } wanted) return 0;
        if (wanted.Segment != _loaded)
            Open(wanted.Segment, await RandomAccess.ReadAsync(_file, Sealed(wanted.Segment), SegmentLayout.OffsetOf(wanted.Segment), cancellationToken));
        return Take(wanted, buffer.Span);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A stored photo does not change.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A stored photo does not change.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
            Array.Clear(_plain);
        }

        base.Dispose(disposing);
    }

    /// <summary>The segment at the position, where in it, and how much of it is wanted; null at the end.</summary>
    private (long Segment, int From, int Count)? Wanted(int most)
    {
        var left = Length - _position;
        if (left <= 0 || most == 0) return null;
        var (segment, from) = Math.DivRem(_position, SegmentLayout.SegmentBytes);
        return (segment, (int)from, (int)Math.Min(Math.Min(most, left), SegmentLayout.SegmentBytes - from));
    }

    private Memory<byte> Sealed(long segment) => _sealed.AsMemory(0, _layout.LengthOf(segment) + SegmentLayout.TagBytes);

    private void Open(long segment, int read)
    {
        _loaded = -1; // a segment that does not open leaves nothing behind
        var length = _layout.LengthOf(segment);
        if (read != length + SegmentLayout.TagBytes || !_cipher.TryOpen(segment, _layout.IsLast(segment), _sealed, _plain.AsSpan(0, length)))
            throw new StoreCorruptException(_address, $"segment {segment} of {_layout.Segments} was changed or is cut off; restore the photo from a backup");
        _loaded = segment;
    }

    private int Take((long Segment, int From, int Count) wanted, Span<byte> buffer)
    {
        _plain.AsSpan(wanted.From, wanted.Count).CopyTo(buffer);
        _position += wanted.Count;
        return wanted.Count;
    }
}
