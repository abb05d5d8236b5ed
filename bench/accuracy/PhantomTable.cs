using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>How well measures follow the truth of phantom skin, and what pulls them away from it.</summary>
internal static class PhantomTable
{
    private const int Thirds = 3;
    private const int FewestForALine = 8;

    private static readonly string[] Conditions = ["light", "gloss", "blur", "distance", "tone"];

    /// <param name="Log">The measure's answer on the truth's scale.</param>
    private sealed record Row(SeenPhantom Phantom, double Log, double Truth, double? StandardError)
    {
        public double Error => Log - Truth;
    }

    public static void Write(SeenPhantom[] seen, string key, string title, Scores scores, TextWriter output)
    {
        var table = new TextTable(
            ["measure", "n", "rank", "spread", "coverage %", "unfiltered %", .. Conditions.Select(condition => $"bias: {condition}"), .. ToneGroups.All]);
        foreach (var measure in PhantomMeasure.All)
        {
            var rows = Read(measure, seen, out var rank);
            if (rows.Length >= FewestForALine) table.Add(Cells(measure, $"phantom.{key}.{Name(measure)}", rows, rank, scores));
        }

        var refused = seen.Count(phantom => phantom.Refusals.Count > 0);
        var filtered = seen.Count(IsFiltered);
        table.Write(output,
            $"Phantoms, {title}: {seen.Length} close-ups, all read though our own checks would refuse {refused}; {filtered} went through a beauty filter. All but the rank (Spearman) in ln of the true amount: spread is the error a "
            + "true unit, root mean square; a bias the range of the mean error over thirds of that condition; by tone the group's mean error.");
    }

    /// <param name="rank">Of the measure's own values.</param>
    private static Row[] Read(PhantomMeasure measure, SeenPhantom[] seen, out double rank)
    {
        var raw = seen.Where(phantom => phantom.Truth.ContainsKey(measure.Dimension)).Select(phantom => (Phantom: phantom, Answer: measure.Read(phantom.View)))
            .Where(read => read.Answer is not null).Select(read => new Row(read.Phantom, read.Answer!.Value.Log, read.Phantom.Truth[measure.Dimension], read.Answer.Value.StandardError)).ToArray();
        rank = Math.Abs(Statistics.Spearman([.. raw.Select(row => row.Log)], [.. raw.Select(row => row.Truth)]));
        if (measure.OnTruthScale || raw.Length < FewestForALine) return raw;
        var (slope, intercept) = Statistics.Line([.. raw.Select(row => row.Truth)], [.. raw.Select(row => row.Log)]);
        return [.. raw.Select(row => row with { Log = (row.Log - intercept) / slope })];
    }

    private static string[] Cells(PhantomMeasure measure, string key, Row[] rows, double rank, Scores scores)
    {
        var spread = Statistics.RootMeanSquare(rows.Select(row => row.Error));
        return
        [
            $"{measure.Dimension}: {measure.Name}", $"{rows.Length}", Scores.Cell(scores.Keep(key + ".rank", rank), "0.00"), Scores.Cell(scores.Keep(key + ".spread", spread), "0.00"),
            Scores.Cell(scores.Keep(key + ".coverage", CoverageOf(rows)), "0"),
            Scores.Cell(scores.Keep(key + ".coverage.unfiltered", CoverageOf(rows.Where(row => !IsFiltered(row.Phantom)))), "0"),
            .. Conditions.Select(condition => Scores.Cell(scores.Keep($"{key}.bias.{condition}", BiasBy(rows, condition)), "0.00")),
            .. ToneGroups.All.Select(tone => Scores.Cell(scores.Keep($"{key}.tone.{tone}", MeanOf(rows.Where(row => row.Phantom.Tone == tone))), "+0.00;-0.00;0.00")),
        ];
    }

    /// <summary>Percent of the truths that their intervals hold; not a number for a measure that states none.</summary>
    private static double CoverageOf(IEnumerable<Row> rows) => 100 * rows
        .Select(row => row.StandardError is { } error ? (Math.Abs(row.Error) <= Change.Z95 * error ? 1 : 0) : double.NaN).DefaultIfEmpty(double.NaN).Average();

    private static bool IsFiltered(SeenPhantom phantom) => phantom.Conditions["filter"] > 0;

    private static double BiasBy(Row[] rows, string condition)
    {
        Row[] sorted = [.. rows.OrderBy(row => row.Phantom.Conditions[condition])];
        double[] means = [.. Enumerable.Range(0, Thirds).Select(third => sorted[(third * sorted.Length / Thirds)..((third + 1) * sorted.Length / Thirds)].Average(row => row.Error))];
        return means.Max() - means.Min();
    }

    private static double MeanOf(IEnumerable<Row> rows) => rows.Select(row => row.Error).DefaultIfEmpty(double.NaN).Average();

    private static string Name(PhantomMeasure measure) =>
        $"{measure.Dimension.ToString().ToLowerInvariant()}.{(measure.Name == PhantomMeasure.Plain ? "plain" : measure.Name)}";
}
