using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>
/// The table of repeatability comes from the very people of this bench. So that its promise is tested on others, too: a table is fitted on the
/// untreated pairs of half the people and judges those of the other half, both ways; widened for so few people, as a clinic's own table is.
/// </summary>
internal sealed class PeopleOut(IReadOnlyList<SeenPerson> people, Scores scores, TextWriter output)
{
    /// <summary>One pair under a table that has not seen its person.</summary>
    private sealed record Judged(PairKind Kind, IReadOnlyDictionary<Dimension, SeenChange> Changes);

    public void Write()
    {
        Judged[] judged = [.. Judge(0), .. Judge(1)];
        if (judged.Length == 0) return;
        var table = new TextTable(["judged by others' table", "n", .. Scores.Dimensions.SelectMany(d => new[] { $"| {d}: MDC mean", "false", "of" })]);
        Row(table, "repeats", [.. judged.Where(pair => pair.Kind == PairKind.Repeat)]);
        Row(table, "repeats, under nuisance", [.. judged.Where(pair => pair.Kind == PairKind.RepeatCopy)]);
        Row(table, "copies", [.. judged.Where(pair => pair.Kind == PairKind.Copy)]);
        table.Write(output, "People left out: the same untreated pairs, judged by a table that was fitted on the other half of the people, both ways.");
    }

    private void Row(TextTable table, string name, Judged[] pairs) => table.Add(
        [name, $"{pairs.Length}", .. Scores.Dimensions.SelectMany(d => Cells($"people_out.{name.Replace(", ", "_").Replace(' ', '_')}.{d.ToString().ToLowerInvariant()}", [.. pairs.Select(pair => pair.Changes.GetValueOrDefault(d)).OfType<SeenChange>()]))]);

    private string[] Cells(string name, SeenChange[] seen)
    {
        if (seen.Length == 0) return ["| –", "–", "0"];
        var wrong = seen.Count(change => change.IsVerdict);
        scores.Share(name + ".false", wrong, seen.Length);
        return ["| " + Scores.Cell(scores.Keep(name + ".mdc", seen.Average(change => 100 * (Math.Exp(change.Mdc) - 1)))), $"{wrong}", $"{seen.Length}"];
    }

    /// <summary>Every second person, by the table of those between.</summary>
    private IEnumerable<Judged> Judge(int half)
    {
        var rows = RepeatabilityFit.Rows([.. people.Where((_, place) => place % 2 != half).SelectMany(person => person.Pairs.SelectMany(Observations))], FitRules.Clinic);
        if (rows.Count == 0) return [];
        var judge = new PairJudge(Repeatability.Default() with { Rows = rows });
        return people.Where((_, place) => place % 2 == half).SelectMany(person => person.Pairs).Where(pair => pair.IsUntreated && pair.Kind != PairKind.Itself)
            .Select(pair => new Judged(pair.Kind, SeenChange.Of(judge, pair.Rows)));
    }

    private static IEnumerable<Observation> Observations(SeenPair pair) => pair is { IsUntreated: true, Kind: not PairKind.Itself }
        ? pair.Rows.Select(row => new Observation(pair.Kind == PairKind.Copy ? Observation.Copy : Observation.Repeat, pair.Person, pair.Detail, row)) : [];
}
