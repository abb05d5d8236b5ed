using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Reports.Words;

/// <summary>Single metrics of a comparison, by region; a metric that no region carries is told once instead of in each.</summary>
/// <param name="Missing">Metric and the reason, in words.</param>
public sealed record MetricRows(IReadOnlyList<IGrouping<string, Change>> Measured, IReadOnlyList<(string Metric, string Reason)> Missing)
{
    public static MetricRows Of(Comparison comparison)
    {
        var metrics = comparison.Changes.Where(change => change.Metric is not null).GroupBy(change => change.Metric!).ToList();
        var missing = metrics.Where(metric => metric.All(change => change.Reason is not null) && metric.DistinctBy(change => change.Reason).Count() == 1).ToList();
        var measured = metrics.Except(missing).SelectMany(metric => metric).OrderBy(change => Labels.Place(change.Region)).GroupBy(change => change.Region);
        return new MetricRows([.. measured], [.. missing.Select(metric => (metric.Key, Labels.Reason(metric.First().Reason)))]);
    }
}
