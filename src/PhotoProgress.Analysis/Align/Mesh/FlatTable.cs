using System.Buffers.Binary;
using System.Text;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// A table inside a FlatBuffers file (little-endian; source: the FlatBuffers internals page). A table starts with a
/// signed distance back to its vtable; the vtable gives, for each field, the distance from the table's start, or 0
/// where the field has its default.
/// </summary>
internal readonly struct FlatTable
{
    private const int VtableHeaderBytes = 4;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _start;

    private FlatTable(ReadOnlyMemory<byte> file, int start)
    {
        _file = file;
        _start = start;
    }

    /// <summary>The root table of a file whose identifier (bytes 4–7) is <paramref name="identifier"/>.</summary>
    /// <exception cref="InvalidDataException">The identifier is another.</exception>
    public static FlatTable Root(ReadOnlyMemory<byte> file, string identifier)
    {
        var found = file.Length >= 8 ? Encoding.ASCII.GetString(file.Span.Slice(4, 4)) : "";
        if (found != identifier) throw new InvalidDataException($"Expected a {identifier} file, found \"{found}\".");
        return new FlatTable(file, BinaryPrimitives.ReadInt32LittleEndian(file.Span));
    }

    public bool Has(int field) => Locate(field) != 0;

    public int Int32(int field, int absent = 0)
    {
        var at = Locate(field);
        return at == 0 ? absent : ReadInt32(at);
    }

    public int SByte(int field, int absent = 0)
    {
        var at = Locate(field);
        return at == 0 ? absent : (sbyte)_file.Span[at];
    }

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).Span);

    public FlatTable Table(int field) => new(_file, Follow(Locate(field)));

    /// <summary>A vector of single bytes, or nothing where the field is absent.</summary>
    public ReadOnlyMemory<byte> Bytes(int field)
    {
        var at = Locate(field);
        if (at == 0) return default;
        var vector = Follow(at);
        return _file.Slice(vector + 4, ReadInt32(vector));
    }

    public int[] Int32s(int field)
    {
        var at = Locate(field);
        if (at == 0) return [];
        var vector = Follow(at);
        var values = new int[ReadInt32(vector)];
        for (var i = 0; i < values.Length; i++) values[i] = ReadInt32(vector + 4 + (4 * i));
        return values;
    }

    public FlatTable[] Tables(int field)
    {
        var at = Locate(field);
        if (at == 0) return [];
        var vector = Follow(at);
        var tables = new FlatTable[ReadInt32(vector)];
        for (var i = 0; i < tables.Length; i++) tables[i] = new FlatTable(_file, Follow(vector + 4 + (4 * i)));
        return tables;
    }

    private int Locate(int field)
    {
        var vtable = _start - ReadInt32(_start);
        var entry = VtableHeaderBytes + (2 * field);
        if (entry >= ReadUInt16(vtable)) return 0;
        var distance = ReadUInt16(vtable + entry);
        return distance == 0 ? 0 : _start + distance;
    }

    private int Follow(int at) => at + ReadInt32(at);

    private int ReadInt32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_file.Span[at..]);

    private int ReadUInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.Span[at..]);
}
