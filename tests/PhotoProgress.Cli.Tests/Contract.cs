using System.Text.Json;

namespace PhotoProgress.Cli.Tests;

/// <summary>The committed expectation of what the command line prints as JSON: contract.txt.</summary>
internal static class Contract
{
    private static readonly Dictionary<string, List<Field>> Objects = Read(Path.Combine(AppContext.BaseDirectory, "contract.txt"));

    private sealed record Field(string Name, string Type, bool Nullable, bool List, bool Optional);

    /// <summary>The schemas that stand in the contract.</summary>
    public static IReadOnlyList<string> Schemas { get; } = [.. Objects.Keys.Where(name => name.StartsWith("photoprogress.", StringComparison.Ordinal))];

    /// <summary>Every deviation of an object from its schema; empty where it keeps the contract.</summary>
    public static IReadOnlyList<string> Deviations(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var schema = document.RootElement.GetProperty("schema").GetString()!;
        return [.. Object(document.RootElement, schema, schema)];
    }

    private static IEnumerable<string> Object(JsonElement element, string type, string path)
    {
        if (element.ValueKind != JsonValueKind.Object) return [$"{path} is {element.ValueKind}, not an object"];
        var names = element.EnumerateObject().Select(property => property.Name).ToList();
        var known = Objects[type];
        var expected = known.Where(field => names.Contains(field.Name) || !field.Optional).Select(field => field.Name).ToList();
        if (!names.SequenceEqual(expected)) return [$"{path} has {string.Join(' ', names)}; expected {string.Join(' ', expected)}"];
        return known.Where(field => names.Contains(field.Name)).SelectMany(field => Value(element.GetProperty(field.Name), field, $"{path}.{field.Name}"));
    }

    private static IEnumerable<string> Value(JsonElement element, Field field, string path)
    {
        if (element.ValueKind == JsonValueKind.Null) return field.Nullable ? [] : [$"{path} is null"];
        if (!field.List) return Single(element, field.Type, path);
        return element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray().SelectMany(one => Single(one, field.Type, path + "[]"))
            : [$"{path} is {element.ValueKind}, not a list"];
    }

    private static IEnumerable<string> Single(JsonElement element, string type, string path)
    {
        var fits = (type, element.ValueKind) switch
        {
            ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("bool", JsonValueKind.True or JsonValueKind.False) => true,
            ("string" or "number" or "bool", _) => false,
            _ => (bool?)null,
        };
        return fits is null ? Object(element, type, path) : fits.Value ? [] : [$"{path} is {element.ValueKind}, not a {type}"];
    }

    private static Dictionary<string, List<Field>> Read(string path)
    {
        var objects = new Dictionary<string, List<Field>>();
        List<Field> fields = [];
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[') objects[line[1..^1]] = fields = [];
            else fields.Add(FieldOf(line.Split(' ')));
        }

        return objects;
    }

    private static Field FieldOf(string[] words)
    {
        var type = words[1].TrimEnd('?');
        return new Field(words[0], type.Replace("[]", "", StringComparison.Ordinal), words[1].EndsWith('?'), type.EndsWith("[]", StringComparison.Ordinal), words is [_, _, "optional"]);
    }
}
