using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Tests.Charts;

public class PercentAxisTests
{
    [Theory]
    [InlineData(-20, 16)]
    [InlineData(0, 120)]
    [InlineData(10, 172)]
    [InlineData(20, 224)]
    [InlineData(35, 224)]
    public void At_Percent_LiesBetweenTheEnds(double percent, double expected) =>
        Assert.Equal(expected, new PercentAxis(20, 16, 224).At(percent), 9);

    [Fact]
    public void At_UpwardAxis_PutsLessBelow() => Assert.Equal(150, new PercentAxis(20, 200, 100).At(0), 9);

    [Fact]
    public void ReachFor_Changes_HoldsIntervalsAndBands()
    {
        Assert.Equal(20, PercentAxis.ReachFor([Samples.Of(Dimension.Texture, -12, 6)]));
        Assert.Equal(40, PercentAxis.ReachFor([Samples.Of(Dimension.Texture, 0, 31)]));
        Assert.Equal(5, PercentAxis.ReachFor([]));
    }

    [Fact]
    public void Label_HalfPercent_KeepsIt() => Assert.Equal(["−5", "−2.5", "0", "+2.5", "+5"], new PercentAxis(5, 0, 1).Ticks.Select(PercentAxis.Label));
}
