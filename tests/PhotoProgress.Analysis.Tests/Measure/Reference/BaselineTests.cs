using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure.Reference;

public sealed class BaselineTests
{
    public static TheoryData<string> Ids => [.. MetricCatalogue.All.Select(metric => metric.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_EveryMetric_MatchesOutsideValue(string id) => Baseline.Check(id);
}
