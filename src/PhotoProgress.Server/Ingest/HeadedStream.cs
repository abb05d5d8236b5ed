using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Ingest;

/// <summary>The bytes that were read already, then the rest, which it leaves open.</summary>
public sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> _head = head;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _head.Length > 0 ? TakeHead(buffer.Span) : await rest.ReadAsync(buffer, cancellationToken);

    public override int Read(Span<byte> buffer) => _head.Length > 0 ? TakeHead(buffer) : rest.Read(buffer);

    private int TakeHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }
}
