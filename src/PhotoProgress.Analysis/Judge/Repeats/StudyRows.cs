using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>Statistics of one amount in one region and view.</summary>
/// <param name="Compared">True for changes between two photos laid over each other, as <c>compare</c> reads them; false for readings of single photos.</param>
/// <param name="Amount">A dimension's name or a metric's id.</param>
/// <param name="ByRatio">Whether the numbers are of ln(value).</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Missing">Why most pairs of two visits have no value here; null where all have one, and for readings.</param>
public sealed record StudyRow(
    bool Compared, PhotoView View, Dimension Dimension, string Amount, string Region, bool ByRatio, string Unit, AmountStatistics Statistics, string? Missing = null)
{
    /// <summary>Whether it speaks for a dimension as a whole, which a verdict does.</summary>
    public bool IsDimension => !Amount.Contains('.', StringComparison.Ordinal);

    public bool IsWhole => Region is RegionNames.Face or RegionNames.Frame;

    /// <summary>The minimal detectable change upward, percent; null for amounts judged by difference.</summary>
    public double? MdcPercent => ByRatio && Statistics.Mdc95 is { } mdc ? 100 * (Math.Exp(mdc) - 1) : null;
}

/// <summary>From what a study saw to a row for each amount, region and view: comparisons first, then single readings.</summary>
public static class StudyRows
{
    public static IReadOnlyList<StudyRow> Of(StudyObservations seen) =>
        [.. seen.Views.SelectMany(view => Comparisons(seen, view).Concat(Readings(seen, view)))];

    private static IEnumerable<StudyRow> Comparisons(StudyObservations seen, PhotoView view)
    {
        var shots = seen.Shots.Where(s => s.Shot.View == view).ToList();
        var rows = seen.Pairs.Where(p => p.First.View == view).SelectMany(p => p.Read.Rows.Select(row => (Pair: p, Row: row)));
        foreach (var group in rows.GroupBy(r => (r.Row.Dimension, r.Row.Amount, r.Row.Region)))
        {
            var read = group.Where(r => r.Row.Reading is not null).ToList();
            if (read.Count == 0) continue;
            var (dimension, amount, region) = group.Key;
            string[] composing = amount.Contains('.', StringComparison.Ordinal) ? [amount] : [.. PairAmounts.Composing(dimension)];
            var photos = read.SelectMany(r => new[] { r.Pair.First.File, r.Pair.Second.File }).ToHashSet();
            var statistics = ComparisonStatistics.Of(
                [.. read.Select(r => new ComparedRepeat(r.Pair.First.Person, r.Pair.First.Visit, r.Pair.Second.Visit, r.Row.Reading!.Value.LogRatio))],
                Levels([.. shots.Where(s => photos.Contains(s.Shot.File))], region, composing), photos.Count);
            yield return new StudyRow(true, view, dimension, amount, region, true, "ln", statistics, Missing(group));
        }
    }

    private static string? Missing(IEnumerable<(ComparedShots Pair, PairRow Row)> rows) => rows
        .Where(r => !r.Pair.IsWithinVisit && r.Row.Reading is null)
        .GroupBy(r => r.Row.Missing).MaxBy(reason => reason.Count())?.Key;

    /// <summary>ln of an amount on each photo alone: the mean over those of its metrics that every photo has, so that it is made of the same for all.</summary>
    private static List<Repeat> Levels(IReadOnlyList<ReadShot> shots, string region, IReadOnlyCollection<string> metrics)
    {
        var read = shots.Select(s => (s.Shot, Values: s.Readings.Where(r => r.Region == region && metrics.Contains(r.MetricId) && r.Value > 0).ToDictionary(r => r.MetricId, r => Math.Log(r.Value!.Value)))).ToList();
        var common = metrics.Where(metric => read.All(r => r.Values.ContainsKey(metric))).ToList();
        return common.Count == 0 ? [] : [.. read.Select(r => new Repeat(r.Shot.Person, r.Shot.Visit, common.Average(metric => r.Values[metric])))];
    }

    private static IEnumerable<StudyRow> Readings(StudyObservations seen, PhotoView view) =>
        from metric in MetricCatalogue.All
        from region in (string[])[RegionNames.Face, .. RegionNames.Parts, RegionNames.Frame]
        let values = Values(seen, view, metric, region).ToList()
        where values.Count > 0
        select new StudyRow(false, view, metric.Dimension, metric.Id, region, metric.Logarithmic, metric.Unit, ReadingStatistics.Of(values));

    private static IEnumerable<Repeat> Values(StudyObservations seen, PhotoView view, Metric metric, string region) =>
        from shot in seen.Shots
        where shot.Shot.View == view
        from reading in shot.Readings
        where reading.MetricId == metric.Id && reading.Region == region && reading.Value is not null && (!metric.Logarithmic || reading.Value > 0)
        select new Repeat(shot.Shot.Person, shot.Shot.Visit, metric.Logarithmic ? Math.Log(reading.Value!.Value) : reading.Value!.Value);
}
