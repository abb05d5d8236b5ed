using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>The learned model against the plain metrics on the same real pairs: what a model's card may say of real photos.</summary>
internal static class ModelTable
{
    /// <summary>By dimension: the known changes that it should find, the large one first.</summary>
    private static readonly (Dimension Dimension, Injection Large, Injection Small)[] Rows =
    [
        (Dimension.Texture, Injection.Texture(0.7), Injection.Texture(0.8)), (Dimension.Evenness, Injection.Brown(0.6), Injection.Brown(0.8)),
        (Dimension.Redness, Injection.Red(0.6), Injection.Red(0.8)), (Dimension.Redness, Injection.Diffuse(0.7), Injection.Diffuse(0.85)),
    ];

    private static readonly HashSet<string> Known = [.. Rows.SelectMany(row => new[] { row.Large.Name, row.Small.Name })];

    /// <summary>Whether a pair takes part: untreated repeats as taken, copies under mixed nuisance, and the known changes above, on copies.</summary>
    public static bool Reads(PairKind kind, string detail, Injection? known) => known is not null
        ? kind == PairKind.Copy && Known.Contains(known.Name) : kind == PairKind.Repeat || (kind == PairKind.Copy && detail == SeenPair.Mixed);

    public static void Write(IReadOnlyList<SeenPerson> people, Scores scores, TextWriter output)
    {
        SeenPair[] pairs = [.. people.SelectMany(person => person.Pairs).Where(pair => pair.Model.Count > 0)];
        if (pairs.Length == 0) return;
        var table = new TextTable("amount: measure", "copies: mean ± SD", "repeats: mean ± SD", "MDC copies %", "MDC repeats %", "false of own", "| large: mean ± SD", "found %", "| small: mean ± SD", "found %");
        foreach (var (dimension, large, small) in Rows)
        {
            foreach (var measure in (PairMeasure[])[PairMeasure.Ours(dimension, large.Kind) with { Name = "plain" }, PairMeasure.Learned(dimension, large.Kind)])
                table.Add([.. Cells(measure, pairs, large, small, scores)]);
        }

        table.Write(output,
            "The learned model against the plain metrics, ln(after / before) of the whole face. Copies under mixed nuisance and repeats as taken: the same skin. False of own: unchanged pairs beyond their own 95 % "
            + "interval. Large and small: known changes on copies; found beyond the change that 95 % of unchanged copies stay below.");
    }

    private static IEnumerable<string> Cells(PairMeasure measure, SeenPair[] pairs, Injection large, Injection small, Scores scores)
    {
        SeenPair[] copies = [.. pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.Copy })];
        SeenPair[] repeats = [.. pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.Repeat })];
        var key = $"model_table.{large.Kind}.{measure.Name}";
        yield return $"{measure.Dimension}, {large.Kind} (×{Scores.Cell(large.Factor, "0.##")}, ×{Scores.Cell(small.Factor, "0.##")}): {measure.Name}";
        yield return Spread(measure, copies, key + ".copies", scores);
        yield return Spread(measure, repeats, key + ".repeats", scores);
        yield return Scores.Cell(scores.Keep(key + ".copies.mdc", Scores.Percent(measure.Mdc(copies))));
        yield return Scores.Cell(scores.Keep(key + ".repeats.mdc", Scores.Percent(measure.Mdc(repeats))));
        bool?[] own = [.. copies.Concat(repeats).Select(pair => SpeaksOfItself(measure, pair)).Where(speaks => speaks is not null)];
        yield return $"{own.Count(speaks => speaks == true)} / {own.Length}";
        foreach (var known in (Injection[])[large, small])
        {
            SeenPair[] changed = [.. pairs.Where(pair => pair.Known?.Name == known.Name)];
            yield return "| " + Spread(measure, changed, FormattableString.Invariant($"{key}.{known.Factor}"), scores);
            var mdc = measure.Mdc(copies);
            yield return scores.Share(FormattableString.Invariant($"{key}.{known.Factor}.found"), changed.Count(pair => measure.Finds(pair, mdc)), changed.Length);
        }
    }

    /// <summary>Whether a measure takes a pair to have changed, by the error that it states itself.</summary>
    private static bool? SpeaksOfItself(PairMeasure measure, SeenPair pair)
    {
        var dimension = measure.Dimension!.Value;
        if (measure.Name == PairMeasure.LearnedName) return pair.Model.TryGetValue(dimension, out var change) ? Math.Abs(change.LogRatio) > Change.Z95 * change.StandardError : null;
        return pair.Changes.GetValueOrDefault(dimension)?.IsVerdict;
    }

    private static string Spread(PairMeasure measure, SeenPair[] pairs, string key, Scores scores)
    {
        double[] logs = [.. pairs.Select(measure.Log).OfType<double>()];
        if (logs.Length < 2) return "–";
        var mean = scores.Keep(key + ".mean", logs.Average());
        var deviation = scores.Keep(key + ".sd", Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / (logs.Length - 1)));
        return $"{Scores.Cell(mean, "+0.000;-0.000;0.000")} ± {Scores.Cell(deviation, "0.000")}";
    }
}
