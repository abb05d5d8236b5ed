namespace PhotoProgress.Data.Store.Parts;

/// <summary>Reads a <see cref="PartFile"/> from its beginning, record by record.</summary>
internal sealed class PartStream(PartFile file) : ForwardStream
{
    private readonly byte[] _piece = new byte[PartRecord.MostBytes];
    private int _record;
    private int _at;
    private int _length;

    public override int Read(Span<byte> buffer)
    {
        if (_at == _length) (_at, _length) = (0, file.Read(_record++, _piece));
        var count = Math.Min(buffer.Length, _length - _at);
        _piece.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }
}
