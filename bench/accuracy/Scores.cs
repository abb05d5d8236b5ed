using System.Globalization;
using System.Text.Json;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>Every number of the table under a name of its own, e.g. <c>injected.texture.0.8.found</c>: for files and bounds.</summary>
internal sealed class Scores
{
    public const string Schema = "photoprogress.bench-scores/1";

    /// <summary>Those that are judged, in the order of the tables.</summary>
    public static readonly Dimension[] Dimensions = [Dimension.Texture, Dimension.Evenness, Dimension.Redness];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>Keeps a number, to four decimals; one that is not finite is left out.</summary>
    /// <returns>The number.</returns>
    public double Keep(string name, double value)
    {
        if (double.IsFinite(value)) _values[name] = Math.Round(value, 4);
        return value;
    }

    /// <summary>A share, kept as percent beside the number of cases.</summary>
    /// <returns>The share as a cell.</returns>
    public string Share(string name, int part, int whole)
    {
        Keep(name + ".n", whole);
        return whole == 0 ? "–" : Cell(Keep(name, 100.0 * part / whole), "0");
    }

    /// <summary>A dimension as names of scores have it.</summary>
    public static string Name(Dimension dimension) => dimension.ToString().ToLowerInvariant();

    /// <summary>A change in ln as percent.</summary>
    public static double Percent(double log) => 100 * (Math.Exp(log) - 1);

    /// <summary>A number as a cell.</summary>
    public static string Cell(double value, string format = "0.0") => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    public string ToJson(BenchSettings settings) => JsonSerializer.Serialize(new { schema = Schema, form = settings.Name, scores = _values }, Json);
}
