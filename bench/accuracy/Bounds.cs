using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>What the short form may not fall below or rise above: <c>bench/accuracy/bounds.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Short">Bounds of the short form.</param>
internal sealed record Bounds(string Schema, IReadOnlyList<Bound> Short)
{
    public const string CurrentSchema = "photoprogress.bench-bounds/1";

    private const string File = "bench/accuracy/bounds.json";

    private static readonly JsonSerializerOptions Json = new(JsonTable.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <exception cref="FormatException">The file is not a table of bounds; one line names what is wrong.</exception>
    public static Bounds Read() => JsonTable.Read<Bounds>(System.IO.File.ReadAllText(File), CurrentSchema);

    /// <summary>Moves every bound that has a margin to where this run stands; a change that is made on purpose ends with it, and its reason in the changelog.</summary>
    public void Rebase(Scores scores) => System.IO.File.WriteAllText(File, JsonSerializer.Serialize(
        this with { Short = [.. Short.Select(bound => scores.Values.TryGetValue(bound.Score, out var value) ? bound.Around(value) : bound)] }, Json) + "\n");

    /// <summary>Compares and says so. A score that this run did not take (no photos, no Python) is skipped, visibly.</summary>
    /// <returns>0, or 1 where a bound is broken.</returns>
    public int Check(Scores scores, TextWriter output)
    {
        output.WriteLine();
        var (kept, broken, skipped) = (0, 0, 0);
        foreach (var bound in Short)
        {
            if (!scores.Values.TryGetValue(bound.Score, out var value)) skipped++;
            else if (bound.Holds(value)) kept++;
            else
            {
                broken++;
                output.WriteLine($"REGRESSION: {bound.Score} is {Scores.Cell(value, "0.###")}, {bound.InWords()}.");
            }
        }

        output.WriteLine($"Bench bounds: {kept} kept, {broken} broken, {skipped} skipped");
        return broken > 0 ? 1 : 0;
    }
}

/// <summary>One bound.</summary>
/// <param name="Score">Name of the score.</param>
/// <param name="AtLeast">Null where there is none.</param>
/// <param name="AtMost">Null where there is none.</param>
/// <param name="Margin">How far the bound stands from what was measured: one case of the sample, or some percent of a number; null for a bound that is a goal of its own.</param>
internal sealed record Bound(string Score, double? AtLeast = null, double? AtMost = null, double? Margin = null)
{
    public string InWords() => FormattableString.Invariant($"must be {(AtLeast is { } least ? $"at least {least} " : "")}{(AtMost is { } most ? $"at most {most}" : "")}").TrimEnd();

    public bool Holds(double value) => value >= (AtLeast ?? double.NegativeInfinity) && value <= (AtMost ?? double.PositiveInfinity);

    /// <summary>The bound at its margin from a new value.</summary>
    public Bound Around(double value) => Margin is not { } margin ? this : this with
    {
        AtLeast = AtLeast is null ? null : Math.Round(Math.Max(0, value - margin), 3),
        AtMost = AtMost is null ? null : Math.Round(value + margin, 3),
    };
}
