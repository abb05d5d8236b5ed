using System.Globalization;
using System.Text.Json;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>Reads a JSON value as <typeparamref name="T"/>; false where it is not one.</summary>
internal delegate bool TryRead<T>(JsonElement element, out T value);

/// <summary>Keeps the first fault of a file: later ones usually follow from it.</summary>
internal sealed class FaultLog(string file, string code)
{
    public Refusal? First { get; private set; }

    public void Add(string what, string advice) => First ??= new Refusal(code, $"{file}: {what}.", advice);
}

/// <summary>One JSON object read key by key: a missing, unknown or unfit key is a fault that names key and value.</summary>
internal sealed class StrictObject
{
    // Long enough to recognise the value, short enough for one line of a terminal.
    private const int LongestQuote = 60;

    private readonly string _path;
    private readonly FaultLog _faults;
    private readonly Dictionary<string, JsonElement> _values = [];
    private readonly List<string> _known = [];
    private readonly List<(string Key, string Advice)> _missing = [];

    public StrictObject(string path, JsonElement element, FaultLog faults)
    {
        _path = path;
        _faults = faults;
        if (element.ValueKind == JsonValueKind.Object)
            foreach (var property in element.EnumerateObject()) _values[property.Name] = property.Value;
        else
            faults.Add($"{(path.Length == 0 ? "the content" : path)} is {Quote(element)}", "Write an object: { \"key\": value, … }.");
    }

    public T Required<T>(string key, TryRead<T> read, T fallback, string advice)
    {
        if (_values.ContainsKey(key)) return Optional(key, read, fallback, advice);
        _known.Add(key);
        _missing.Add((key, advice));
        return fallback;
    }

    public T Optional<T>(string key, TryRead<T> read, T fallback, string advice)
    {
        _known.Add(key);
        if (!_values.TryGetValue(key, out var element)) return fallback;
        if (read(element, out var value)) return value;
        _faults.Add($"{Name(key)} is {Quote(element)}", advice);
        return fallback;
    }

    /// <summary>Each entry of a list with its own path, e.g. <c>photos[3]</c>; a list that is missing or no list is a fault.</summary>
    public IEnumerable<(string Path, JsonElement Element)> List(string key, string advice)
    {
        var list = Required(key, (JsonElement e, out JsonElement v) => (v = e).ValueKind == JsonValueKind.Array, default, advice);
        if (list.ValueKind != JsonValueKind.Array) yield break;
        var index = 0;
        foreach (var element in list.EnumerateArray())
            yield return (string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{index++}]"), element);
    }

    /// <summary>Faults every key that nobody asked for, then every missing one: a misspelt key is both, and the first says more.</summary>
    public void Close()
    {
        foreach (var key in _values.Keys.Except(_known))
            _faults.Add($"{Name(key)} is not a known key", $"Remove it or correct its spelling; known here: {string.Join(", ", _known)}.");
        foreach (var (key, advice) in _missing) _faults.Add($"{Name(key)} is missing", advice);
    }

    public static string Quote(JsonElement element)
    {
        var text = string.Join(' ', element.GetRawText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
    }

    private string Name(string key) => _path.Length == 0 ? key : $"{_path}.{key}";
}
