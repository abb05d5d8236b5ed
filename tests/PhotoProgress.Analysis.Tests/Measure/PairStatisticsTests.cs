using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class PairStatisticsTests
{
    // By hand: the weighted median of 1, 2, 3 is 2, its MAD 1, so that nobody is beyond 1.5 · 1.48 and the mean is plain.
    [Fact]
    public void RobustMean_NoOutlier_IsThePlainMeanWithItsError()
    {
        var mean = RobustMean.Of([(1, 1), (2, 1), (3, 1)])!.Value;
        Assert.Equal(2, mean.Mean, 1e-12);
        Assert.Equal(1 / Math.Sqrt(3), mean.StandardError, 1e-12); // s = 1, n = 3
        Assert.Equal(3, mean.Count);
    }

    // Huber's bound: one of twenty values moves the mean by at most k·σ/19 = 0.08 σ, however far it lies; the error grows as little.
    [Fact]
    public void RobustMean_OneOutlier_HardlyMovesIt()
    {
        var random = new Random(8);
        var good = Enumerable.Range(0, 19).Select(_ => (SyntheticSkin.Normal(random), 1.0)).ToList();
        var (without, with) = (RobustMean.Of(good)!.Value, RobustMean.Of([.. good, (1e6, 1.0)])!.Value);
        Assert.InRange(Math.Abs(with.Mean - without.Mean), 0, 0.2);
        Assert.InRange(with.StandardError, without.StandardError, 2 * without.StandardError);
    }

    [Fact]
    public void RobustMean_Weights_Count()
    {
        var mean = RobustMean.Of([(0, 3), (1, 1), (0.1, 1)])!.Value;
        Assert.InRange(mean.Mean, 0, 0.25);
        Assert.Null(RobustMean.Of([(1, 1), (2, 1)]));
        Assert.Equal(new RobustMean(5, 0, 3), RobustMean.Of([(5, 1), (5, 2), (5, 1)]));
    }

    [Fact]
    public void RobustMean_Negated_NegatesTheMeanAndKeepsTheError() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(20_260_103, 7),
        Prop.ForAll(Gen.Choose(-1000, 1000).Select(n => n / 100.0).ArrayOf(8).ToArbitrary(), values =>
        {
            var there = RobustMean.Of([.. values.Select(v => (v, 1.0))])!.Value;
            var back = RobustMean.Of([.. values.Select(v => (-v, 1.0))])!.Value;
            return Math.Abs(there.Mean + back.Mean) < 1e-9 && Math.Abs(there.StandardError - back.StandardError) < 1e-9;
        }));

    // Directly: ratio of means over all but one tile, in a loop of its own.
    [Fact]
    public void Jackknife_LogRatio_IsTheDirectComputation()
    {
        TileEnergy[] tiles = [new(10, 1, 2, 1), new(20, 2, 2.5, 2), new(5, 0.5, 3, 1), new(8, 1.5, 1.2, 1)];
        double Ratio(int leftOut)
        {
            var used = tiles.Where((_, i) => i != leftOut).ToArray();
            return Math.Log(used.Sum(t => t.Area * t.After) / used.Sum(t => t.Area * t.Before));
        }

        double[] parts = [Ratio(0), Ratio(1), Ratio(2), Ratio(3)];
        var error = Math.Sqrt(0.75 * parts.Sum(p => Math.Pow(p - parts.Average(), 2)));
        var reading = Jackknife.OfLogRatio(tiles, static tile => (tile.Before, tile.After))!.Value;
        Assert.Equal(Ratio(-1), reading.LogRatio, 1e-12);
        Assert.Equal(error, reading.StandardError, 1e-9);
        Assert.Equal(4, reading.Tiles);
    }

    [Fact]
    public void Jackknife_TooFewTilesOrNothingAboveZero_IsNull()
    {
        TileEnergy tile = new(1, 1, 1, 1);
        Assert.Null(Jackknife.OfLogRatio([tile, tile], static t => (t.Before, t.After)));
        Assert.Null(Jackknife.OfLogRatio([tile, tile, tile], static t => (t.Before - 1, t.After)));
        Assert.Null(Jackknife.OfLogRatio([tile, tile, tile], static t => (t.Before, -t.After)));
    }

    // By hand on 4 × 2 pixels in tiles of 2: the right tile has a quarter of its weight and so just counts; energies are weighted means.
    [Fact]
    public void TileEnergies_TwoTiles_AreWeightedMeans()
    {
        var before = new Plane(4, 2, [1, 2, 5, 9, 3, 4, 9, 9]);
        var after = new Plane(4, 2, [2, 2, 7, 9, 0, 1, 9, 9]);
        var weights = new Plane(4, 2, [1, 1, 1, 0, 0.5f, 0.5f, 0, 0]);
        var tiles = TileEnergies.Of(before, after, weights, 2);
        Assert.Equal(2, tiles.Count);
        Assert.Equal(new TileEnergy(3, (1 + 4 + 4.5 + 8) / 3, (4 + 4 + 0 + 0.5) / 3, 8.0 / 3), tiles[0]);
        Assert.Equal(new TileEnergy(1, 25, 49, 35), tiles[1]);
        Assert.Equal(1, tiles[1].Correlation, 1e-12);
        Assert.Single(TileEnergies.Of(before, after, Gaussian.Multiply(weights, new Plane(4, 2, [1, 1, 0.9f, 1, 1, 1, 1, 1])), 2));
    }
}
