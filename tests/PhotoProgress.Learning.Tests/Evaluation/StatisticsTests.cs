using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Learning.Tests.Evaluation;

public class StatisticsTests
{
    [Fact]
    public void Spearman_OfARisingCurve_IsOne() => Assert.Equal(1, Statistics.Spearman([1, 2, 3, 4], [1, 8, 27, 64]), 12);

    /// <summary>Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: Σab = 4.5, Σaa = 4.5, Σbb = 5 about their means of 1.5.</summary>
    [Fact]
    public void Spearman_WithATie_TakesMeanRanks() => Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Statistics.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), 12);

    [Fact]
    public void Spearman_WhereNothingVaries_IsNotANumber() => Assert.True(double.IsNaN(Statistics.Spearman([1, 1], [1, 2])));

    [Fact]
    public void Line_ThroughThreePoints_IsTheirs()
    {
        var (slope, intercept) = Statistics.Line([0, 1, 2], [1, 3, 5]);
        Assert.Equal((2, 1), (slope, intercept));
    }

    [Fact]
    public void Line_OfOnePlace_IsFlat() => Assert.Equal((0, 4), Statistics.Line([2, 2], [3, 5]));

    [Theory]
    [InlineData(60, "very light")]
    [InlineData(55, "light")]
    [InlineData(30, "intermediate")]
    [InlineData(28, "tan")]
    [InlineData(-29, "brown")]
    [InlineData(-30, "dark")]
    public void SkinTone_AtABorder_BelongsToTheDarkerGroup(double degrees, string group) => Assert.Equal(group, SkinTone.Of(degrees));
}
