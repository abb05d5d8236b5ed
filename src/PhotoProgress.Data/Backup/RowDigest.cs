using System.Security.Cryptography;
using System.Text.Json;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// A digest of a table's rows that does not ask for their order, which differs between engines: the exclusive or of the SHA-256 of each.
/// No two rows of a table are the same, so none cancels another. It finds accidents; against forgers the backup is sealed.
/// </summary>
internal sealed class RowDigest
{
    private readonly byte[] _sum = new byte[SHA256.HashSizeInBytes];

    public long Rows { get; private set; }

    public string Text => Convert.ToHexStringLower(_sum);

    public void Add(TableShape table, object?[] row)
    {
        var hash = SHA256.HashData(RowLine.Of(table, row, toMicroseconds: true));
        for (var i = 0; i < hash.Length; i++) _sum[i] ^= hash[i];
        Rows++;
    }
}

/// <summary>A row as one line of JSON: its values in the order of the columns.</summary>
internal static class RowLine
{
    public static byte[] Of(TableShape table, object?[] row, bool toMicroseconds = false)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            for (var i = 0; i < row.Length; i++) NeutralValue.Write(json, table.Columns[i].Kind, row[i], toMicroseconds);
            json.WriteEndArray();
        }

        return bytes.ToArray();
    }

    public static object?[] Parse(TableShape table, ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. document.RootElement.EnumerateArray().Select((value, i) => NeutralValue.Read(value, table.Columns[i].Kind, table.Columns[i].ModelType))];
    }
}
