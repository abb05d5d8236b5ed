using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class PairAmountsTests
{
    private static readonly string[] Region = [RegionNames.Forehead];

    // Four pixels a period in the middle of the band: 0.316 mm needs 12.6 pixels per millimetre, 0.707 mm 5.7, 1.73 mm 2.3.
    [Fact]
    public void Over_GridOfSixPixelsPerMm_LeavesOutTheFinestBand()
    {
        var read = Amounts(6).Over(Region, Region);
        Assert.Equal("resolution", Assert.Single(read, amount => amount.Reading is null).Missing);
        Assert.Null(read[0].Reading);
    }

    // The photos have 16 pixels per millimetre, but the grid they are compared on has 6.
    [Fact]
    public void Over_FinePhotosOnACoarseGrid_IsBoundByTheGrid() => Assert.Null(Amounts(16).Over(Region, Region)[0].Reading);

    [Fact]
    public void Over_CoarserPhoto_IsBoundByIt()
    {
        var read = Amounts(4).Over(Region, Region);
        Assert.Equal([null, null], read.Take(2).Select(amount => amount.Reading?.LogRatio));
        Assert.NotNull(read[2].Reading);
    }

    [Fact]
    public void Compose_Bands_IsTheirPlainMean()
    {
        PairReading One(double ratio, double error) => new(ratio, error, 2 * error, 0, 0.9, 10);
        var composed = PairAmounts.Compose(
        [
            new AmountChange("a", Dimension.Texture, true, One(-0.1, 0.01), ""),
            new AmountChange("b", Dimension.Texture, true, One(-0.3, 0.03), ""),
            new AmountChange("c", Dimension.Texture, true, null, "resolution"),
            new AmountChange("d", Dimension.Texture, false, One(5, 1), ""),
            new AmountChange("e", Dimension.Redness, true, One(7, 1), ""),
        ], Dimension.Texture)!.Value;
        Assert.Equal((-0.2, 0.02, 0.04, 10), (Math.Round(composed.LogRatio, 9), Math.Round(composed.TileError, 9), Math.Round(composed.BlurError, 9), composed.Tiles));
        Assert.Null(PairAmounts.Compose([], Dimension.Evenness));
    }

    private static PairAmounts Amounts(double photoPixelsPerMm)
    {
        var pair = new PairRecipe { Gain = 0.8, BlurBeforePx = 0.8, BlurAfterPx = 0.8 }.Make();
        return new PairAmounts(pair with { NoiseBefore = new PhotoNoise(0, photoPixelsPerMm), NoiseAfter = new PhotoNoise(0, Math.Max(6, photoPixelsPerMm)) });
    }
}
