using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>Reads a table that a clinic may have replaced: every key must be there and known, and the schema is asked for first.</summary>
public static class JsonTable
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <param name="schema">What the key <c>schema</c> must say.</param>
    /// <exception cref="FormatException">The text is no such table; one line names what is wrong.</exception>
    public static T Read<T>(string json, string schema)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var found = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out var value)
                ? StrictObject.Quote(value) : "nothing";
            if (found != $"\"{schema}\"") throw new FormatException($"The table should say \"schema\": \"{schema}\", and says {found}.");
            return document.Deserialize<T>(Options)!;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The table is not the JSON that it should be: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }
}
