using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Features;

public class FeatureSetTests
{
    [Fact]
    public void Names_OfAllMetrics_CarryTheirVersions() =>
        Assert.Equal(MetricCatalogue.All.Select(metric => $"{metric.Id}@{metric.Version}"), FeatureSet.Names.Take(MetricCatalogue.All.Count));

    [Fact]
    public void Ids_AreUnique() => Assert.Equal(FeatureSet.Count, FeatureSet.All.Select(feature => feature.Id).Distinct().Count());

    [Fact]
    public void Difference_ToItself_IsNone() => Assert.Null(FeatureSet.Difference(FeatureSet.Names));

    [Fact]
    public void IndexOf_NoFeature_IsRefused() => Assert.Throws<KeyNotFoundException>(() => FeatureSet.IndexOf("texture.none"));

    [Fact]
    public void MonotoneRules_NameFeaturesThatExist() => Assert.All(Trainer.Amounts, dimension =>
    {
        Assert.All(MonotoneRules.RisingIn(dimension), id => Assert.InRange(FeatureSet.IndexOf(id), 0, FeatureSet.Count - 1));
        Assert.Equal(MonotoneRules.RisingIn(dimension).Count, MonotoneRules.Of(dimension).Sum());
    });
}
