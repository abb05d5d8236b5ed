using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure.Reference;

/// <summary>baseline.csv itself: its columns, its hashes, and that it and the catalogue name the same metrics.</summary>
public sealed class BaselineTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Baseline.All.Count)];

    [Fact]
    public void All_Always_CoversTheCatalogueAndNothingElse()
    {
        var known = MetricCatalogue.All.Select(metric => $"{metric.Id} version {metric.Version}").ToHashSet();
        var held = Baseline.All.Select(row => $"{row.Metric} version {row.Version}").ToList();
        Assert.True(known.SetEquals(held), $"without baseline: {string.Join(", ", known.Except(held))}; without metric: {string.Join(", ", held.Except(known))}; run reference.py");
        Assert.Equal(held.Distinct().Count(), held.Count);
    }

    [Fact]
    public void Header_Always_IsTheSchema() => Assert.Equal(Baseline.Columns.Split(','), Baseline.Rows()[0]);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Row_Always_CarriesWhatProvesIt(int number)
    {
        var row = Baseline.All[number];
        Assert.Equal(8, Baseline.Rows()[number + 1].Length);
        Assert.Matches("^[0-9a-f]{64}$", row.InputSha256);
        Assert.True(double.IsFinite(row.Value));
        Assert.InRange(row.Tolerance, double.Epsilon, Math.Abs(row.Value) / 4);
        Assert.True(row.ToleranceDerivation.Length > 40);
        Assert.Matches(@"^numpy [0-9.]+; scipy [0-9.]+; scikit-image [0-9.]+$", row.Tools);
        Assert.NotNull(row.Setting("skin"));
        Assert.NotNull(row.Setting("noise"));
    }
}
