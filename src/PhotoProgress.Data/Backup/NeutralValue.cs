using System.Globalization;
using System.Text.Json;

namespace PhotoProgress.Data.Backup;

/// <summary>How a value stands in a backup.</summary>
internal enum NeutralKind
{
    Text,
    Number,
    Whole,
    Flag,
    Id,
    Instant,
    Clock,
    Day,
    Bytes,
    Name,
    Json,
}

/// <summary>Values of rows as JSON that belongs to no engine.</summary>
internal static class NeutralValue
{
    private const int TicksPerMicrosecond = 10;

    /// <exception cref="NotSupportedException">A column of a type that no backup holds yet.</exception>
    public static NeutralKind KindOf(Type type, string column) => type switch
    {
        { IsEnum: true } => NeutralKind.Name,
        _ when type == typeof(string) => NeutralKind.Text,
        _ when type == typeof(double) => NeutralKind.Number,
        _ when type == typeof(int) || type == typeof(long) => NeutralKind.Whole,
        _ when type == typeof(bool) => NeutralKind.Flag,
        _ when type == typeof(Guid) => NeutralKind.Id,
        _ when type == typeof(DateTimeOffset) => NeutralKind.Instant,
        _ when type == typeof(DateTime) => NeutralKind.Clock,
        _ when type == typeof(DateOnly) => NeutralKind.Day,
        _ when type == typeof(byte[]) => NeutralKind.Bytes,
        _ => throw new NotSupportedException($"{column} is of {type}, which no backup holds yet; teach it in {nameof(NeutralValue)}."),
    };

    /// <param name="toMicroseconds">Leaves out what PostgreSQL does not keep of an instant, for digests that both engines share.</param>
    public static void Write(Utf8JsonWriter json, NeutralKind kind, object? value, bool toMicroseconds = false)
    {
        switch (kind)
        {
            case var _ when value is null: json.WriteNullValue(); break;
            case NeutralKind.Number: WriteNumber(json, (double)value); break;
            case NeutralKind.Whole: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case NeutralKind.Flag: json.WriteBooleanValue((bool)value); break;
            case NeutralKind.Bytes: json.WriteBase64StringValue((byte[])value); break;
            case NeutralKind.Instant: json.WriteNumberValue(Ticks(((DateTimeOffset)value).UtcTicks, toMicroseconds)); break;
            case NeutralKind.Clock: json.WriteNumberValue(Ticks(((DateTime)value).Ticks, toMicroseconds)); break;
            case NeutralKind.Day: json.WriteStringValue(((DateOnly)value).ToString("O", CultureInfo.InvariantCulture)); break;
            case NeutralKind.Json: WriteSorted(json, (string)value); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    public static object? Read(JsonElement json, NeutralKind kind, Type type) => kind switch
    {
        _ when json.ValueKind == JsonValueKind.Null => null,
        NeutralKind.Number => json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble(),
        NeutralKind.Whole => type == typeof(int) ? json.GetInt32() : json.GetInt64(),
        NeutralKind.Flag => json.GetBoolean(),
        NeutralKind.Bytes => json.GetBytesFromBase64(),
        NeutralKind.Id => json.GetGuid(),
        NeutralKind.Instant => new DateTimeOffset(json.GetInt64(), TimeSpan.Zero),
        NeutralKind.Clock => new DateTime(json.GetInt64(), DateTimeKind.Utc), // PostgreSQL takes no other kind; SQLite keeps none
        NeutralKind.Day => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
        NeutralKind.Name => Enum.Parse(type, json.GetString()!),
        NeutralKind.Json => json.GetRawText(),
        _ => json.GetString(),
    };

    private static long Ticks(long ticks, bool toMicroseconds) => toMicroseconds ? ticks / TicksPerMicrosecond * TicksPerMicrosecond : ticks;

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>PostgreSQL keeps the meaning of JSON and not its text: names are put in order, blanks go.</summary>
    private static void WriteSorted(Utf8JsonWriter json, string text)
    {
        using var document = JsonDocument.Parse(text);
        WriteSorted(json, document.RootElement);
    }

    private static void WriteSorted(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    WriteSorted(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray()) WriteSorted(json, item);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
