using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Learning.Tests.Evaluation;

public class RepeatabilityFitTests
{
    [Fact]
    public void Rows_RepeatsOfKnownScatter_SlopeKeepsThemQuiet()
    {
        // All repeats move by 0.196 at correlation 0.5: an error of 0.1 is needed, which is a slope of 0.2.
        var rows = RepeatabilityFit.Rows([.. Enumerable.Range(0, 40).Select(i => Seen("repeat", i % 2 == 0 ? 0.196 : -0.196, 0.5))]);

        var row = Assert.Single(rows);
        Assert.InRange(row.Decorrelation, 0.2, 0.2011);
        Assert.Equal(0.015, row.Floor);
    }

    [Fact]
    public void Rows_CopiesOfKnownScatter_FloorKeepsThemQuiet()
    {
        var rows = RepeatabilityFit.Rows([.. Enumerable.Range(0, 40).Select(_ => Seen("copy", 0.098, 1))]);

        Assert.InRange(Assert.Single(rows).Floor, 0.05, 0.0511);
    }

    /// <summary>97.5 % of 50 is 48.75: 49 pairs must be quiet, so one may stay outside and two may not.</summary>
    [Theory]
    [InlineData(1, 0.015, 0.015)]
    [InlineData(2, 2.5, 2.6)]
    public void Rows_OutliersInFifty_OneStaysOutside(int outliers, double low, double high)
    {
        var seen = Enumerable.Range(0, 50).Select(i => Seen("copy", i < outliers ? 5 : 0, 1)).ToArray();

        Assert.InRange(Assert.Single(RepeatabilityFit.Rows(seen)).Floor, low, high);
    }

    [Fact]
    public void Rows_PairsSeenAsRepeatAndAsCopy_CountOnce()
    {
        var repeats = Enumerable.Range(0, 30).Select(_ => Seen("repeat", 0.1, 0.9)).ToArray();

        Assert.Equal(30, Assert.Single(RepeatabilityFit.Rows([.. repeats, .. repeats.Select(seen => seen with { Kind = Observation.Copy })])).Pairs);
    }

    [Fact]
    public void Rows_TooFewPairs_SayNothing() =>
        Assert.Empty(RepeatabilityFit.Rows([.. Enumerable.Range(0, 19).Select(_ => Seen("copy", 0.1, 1))]));

    [Fact]
    public void Readings_RatioMetric_ErrorIsOfOneReading()
    {
        ReadingPair[] pairs = [.. Enumerable.Range(0, 20).Select(_ => new ReadingPair("texture.roughness.1-3mm", ErrorScope.Face, 1, Math.Exp(0.1)))];

        // Two readings differ by 0.1; one of them errs by 0.1 / √2 = 0.0707, rounded up to 0.071.
        Assert.Equal(0.071, Assert.Single(RepeatabilityFit.Readings(pairs)).StandardError, 6);
    }

    [Fact]
    public void StableSeed_OfAText_IsFnv1aAndTheSameForEver() => Assert.Equal(unchecked((int)(0xe40c292cu & 0x7fffffff)), RepeatabilityStudy.StableSeed("a"));

    private static Observation Seen(string kind, double logRatio, double correlation) => new(
        kind, "P", "as_taken", new PairRow(Dimension.Texture, "face", true, null, new PairReading(logRatio, 0, 0, 0, correlation, 50), ""));
}
