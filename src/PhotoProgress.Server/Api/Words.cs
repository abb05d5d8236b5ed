using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Server.Api;

/// <summary>
/// The public spelling of the program's names, the same in addresses, JSON and pages: <c>pre-session</c>, <c>set-aside</c>, and with
/// underscores where the command line's contract has them (<c>no_detectable_change</c>).
/// </summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Spell<T>(value.ToString());

    /// <summary>Reads a word as <see cref="Of"/> writes it; nothing else, and no numbers.</summary>
    public static bool TryRead<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            value = candidate;
            if (Of(candidate) == word) return true;
        }

        value = default;
        return false;
    }

    /// <summary>All words, for a message that says what may be written.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));

    /// <summary>The same spelling for JSON.</summary>
    public static void AddConverters(IList<JsonConverter> converters)
    {
        converters.Add(new JsonStringEnumConverter<Grade>(null, allowIntegerValues: false));
        converters.Add(new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        converters.Add(new JsonStringEnumConverter<CheckOutcome>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static string Spell<T>(string name) =>
        typeof(T) == typeof(Grade) ? name
        : typeof(T) == typeof(Verdict) || typeof(T) == typeof(CheckOutcome) ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name)
        : JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
