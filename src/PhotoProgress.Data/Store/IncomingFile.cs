using System.Security.Cryptography;

namespace PhotoProgress.Data.Store;

/// <summary>
/// A file on its way into the store: sealed under a random name in the store's own file system, and gone when it is disposed, unless it was
/// moved to its place.
/// </summary>
internal sealed class IncomingFile : IDisposable
{
    public const string Ending = ".part";

    private readonly FileStream _file;

    private IncomingFile(string path)
    {
        Path = path;
        _file = Posix.CreateFile(path);
    }

    public string Path { get; }

    public static IncomingFile In(string folder, RandomNumberGenerator random)
    {
        var name = new byte[16];
        random.GetBytes(name);
        return new IncomingFile(System.IO.Path.Combine(folder, Convert.ToHexStringLower(name) + Ending));
    }

    /// <summary>Seals a stream's content segment by segment behind the room for the header.</summary>
    /// <param name="mostBytes">Where reading stops.</param>
    /// <param name="digest">Receives the plain content.</param>
    /// <returns>Length of the content in bytes; null if there are more than <paramref name="mostBytes"/>.</returns>
    public async Task<long?> SealAsync(Stream plain, long mostBytes, byte[] dataKey, IncrementalHash digest, CancellationToken cancellation)
    {
        using var cipher = new SegmentCipher(dataKey);
        var (segment, next, sealedBytes) = (new byte[SegmentLayout.SegmentBytes], new byte[SegmentLayout.SegmentBytes], new byte[SegmentLayout.SealedBytes]);
        _file.Position = BlobHeader.Bytes;
        var length = await FillAsync(plain, segment, cancellation);
        for (long index = 0, total = length; total <= mostBytes; index++)
        {
            // Only what comes after a segment tells whether it is the last.
            var following = length < segment.Length ? 0 : await FillAsync(plain, next, cancellation);
            digest.AppendData(segment, 0, length);
            var padded = following > 0 ? length : new SegmentLayout(total).LengthOf(index);
            segment.AsSpan(length, padded - length).Clear();
            cipher.Seal(index, following == 0, segment.AsSpan(0, padded), sealedBytes);
            await _file.WriteAsync(sealedBytes.AsMemory(0, padded + SegmentLayout.TagBytes), cancellation);
            if (following == 0) return total;
            total += length = following;
            (segment, next) = (next, segment);
        }

        return null;
    }

    /// <summary>Copies the body of a stored file as it is: its data key stays.</summary>
    public async Task CopyBodyAsync(FileStream stored, CancellationToken cancellation)
    {
        (stored.Position, _file.Position) = (BlobHeader.Bytes, BlobHeader.Bytes);
        await stored.CopyToAsync(_file, SegmentLayout.SealedBytes, cancellation);
    }

    /// <summary>Takes a whole stored file as it is, header and all, and puts it on the disk.</summary>
    public async Task CopyWholeAsync(Stream stored, CancellationToken cancellation)
    {
        await stored.CopyToAsync(_file, SegmentLayout.SealedBytes, cancellation);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Writes the header, and all of it to the disk.</summary>
    public void Finish(ReadOnlySpan<byte> header)
    {
        _file.Position = 0;
        _file.Write(header);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>Gives the file its name in the store; whoever reads the file it replaces goes on reading that.</summary>
    public void MoveTo(string place)
    {
        _file.Dispose();
        File.Move(Path, place, overwrite: true);
    }

    public void Dispose()
    {
        _file.Dispose();
        File.Delete(Path);
    }

    private static ValueTask<int> FillAsync(Stream plain, byte[] segment, CancellationToken cancellation) =>
        plain.ReadAtLeastAsync(segment, segment.Length, throwOnEndOfStream: false, cancellation);
}
