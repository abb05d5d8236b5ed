using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure;

public sealed class WeightedPercentileTests
{
    /// <summary>Weights 1, 1, 2 on 10, 20, 30: a quarter is reached at 10, a half at 20, all at 30.</summary>
    [Theory]
    [InlineData(0.25, 10)]
    [InlineData(0.26, 20)]
    [InlineData(0.5, 20)]
    [InlineData(0.51, 30)]
    [InlineData(1, 30)]
    public void Of_ThreeValues_EqualsCountByHand(double share, double expected) =>
        Assert.Equal(expected, WeightedPercentile.Of([30, 10, 20], [2, 1, 1], share));

    [Fact]
    public void Of_MaskedValues_AreNotCounted() => Assert.Equal(5, WeightedPercentile.Of([float.NaN, 5, -100], [0, 1, 0], 0.5));

    [Fact]
    public void Of_EqualValues_IsThatValue() => Assert.Equal(7, WeightedPercentile.Of([7, 7, 7], [1, 0.5f, 1], 0.1));

    /// <summary>Against sorting everything; values are whole numbers over 100, weights are quarters, so that sums are exact.</summary>
    [Fact]
    public void Of_RandomValues_EqualsSorting() =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_260_101, 7),
            Prop.ForAll(Gen.Choose(-5000, 5000).NonEmptyListOf().Zip(Gen.Choose(1, 99)).ToArbitrary(), input =>
            {
                float[] values = [.. input.Item1.Select(value => value / 100f)];
                float[] weights = [.. input.Item1.Select(value => 0.25f * (1 + (Math.Abs(value) % 4)))];
                return WeightedPercentile.Of(values, weights, input.Item2 / 100.0).Equals(BySorting(values, weights, input.Item2 / 100.0));
            }));

    private static double BySorting(float[] values, float[] weights, double share)
    {
        var target = share * weights.Sum(weight => (double)weight);
        var sum = 0.0;
        foreach (var (value, weight) in values.Zip(weights).OrderBy(pair => pair.First))
        {
            sum += weight;
            if (sum >= target) return value;
        }

        return values.Max();
    }
}
