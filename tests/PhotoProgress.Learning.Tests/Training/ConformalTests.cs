using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

public class ConformalTests
{
    [Theory]
    [InlineData(19, 0.95, 19)] // ⌈20·0.95⌉ = 19
    [InlineData(39, 0.95, 38)] // ⌈40·0.95⌉ = 38
    [InlineData(10, 0.95, 10)] // ⌈11·0.95⌉ = 11: more than there are
    [InlineData(9, 0.5, 5)]
    public void Quantile_OfNumbersFromOne_IsTheRank(int count, double share, double expected) =>
        Assert.Equal(expected, Conformal.Quantile(Enumerable.Range(1, count).Reverse().Select(n => (double)n), share));

    [Fact]
    public void Quantile_OfNothing_IsRefused() => Assert.Throws<ArgumentException>(() => Conformal.Quantile([], 0.95));
}
