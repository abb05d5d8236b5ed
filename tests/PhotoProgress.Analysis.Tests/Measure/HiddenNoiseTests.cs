using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class HiddenNoiseTests
{
    /// <summary>Variance of one 8-bit code: the prior's standard deviation.</summary>
    private const double Code = 1 / (255.0 * 255.0);

    // By hand: energy 1 before, 1 + 3 after; their mean is 2, and 3 / (2·2) = 0.75 = sinh(ln 2), so that the share is 2 ln 2 = ln 4.
    [Fact]
    public void LogShare_AllThatWasAdded_IsTheWholeRatio()
    {
        var tile = new CleanTile(1, Math.Log(4), 2, PerCode: 3 / Code);
        Assert.Equal(tile.LogRatio, new HiddenNoise(Code, 0).LogShare(tile), 1e-12);
    }

    // Tiles from smooth to rough follow the law exactly, so that nothing but the prior keeps from the truth: it pulls by the part of its variance
    // that is left, the square of error over prior.
    [Theory]
    [InlineData(1, 0.8)]
    [InlineData(-0.5, 1)]
    [InlineData(2, 1.25)]
    public void Between_EnergyAddedEverywhere_IsFoundAndTheGainIsLeft(double codes, double gain)
    {
        var tiles = Tiles(codes * Code, gain);
        var hidden = HiddenNoise.Between(tiles);
        var pulled = 1 - Math.Pow(hidden.StandardError / Code, 2);
        Assert.InRange(pulled, 0.9, 1);
        Assert.Equal(pulled * codes / gain, hidden.CodeVariance / Code, 0.02);
        Assert.All(tiles, tile => Assert.Equal(2 * Math.Log(gain), tile.LogRatio - hidden.LogShare(tile), Math.Abs(hidden.Slope(tile) * (1 - pulled) * codes * Code) + 0.02));
    }

    [Fact]
    public void Between_NothingButAGain_IsNothing() => Assert.Equal(0, HiddenNoise.Between(Tiles(0, 0.7)).CodeVariance, 0.01 * Code);

    [Fact]
    public void Between_SkinThatIsEverywhereAlike_CannotTell()
    {
        CleanTile[] alike = [.. Enumerable.Range(0, 40).Select(_ => new CleanTile(1, Math.Log(1.3), 1, 0.5 / Code))];
        var hidden = HiddenNoise.Between(alike);
        Assert.Equal(0, hidden.CodeVariance, 1e-12);
        Assert.Equal(Code, hidden.StandardError, 1e-6 * Code);
    }

    [Fact]
    public void Between_FewerThanThreeTiles_IsNothing() => Assert.Equal(default, HiddenNoise.Between([.. Tiles(Code, 1).Take(2)]));

    [Fact]
    public void Between_Swapped_ChangesItsSign() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(20_261_128, 3), Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            CleanTile[] tiles = [.. Tiles(0.3 * Code * ((2 * random.NextDouble()) - 1), 0.5 + random.NextDouble()).Select(tile => tile with { LogRatio = tile.LogRatio + (0.2 * SyntheticSkin.Normal(random)) })];
            CleanTile[] swapped = [.. tiles.Select(tile => tile with { LogRatio = -tile.LogRatio })];
            return Math.Abs(HiddenNoise.Between(tiles).CodeVariance + HiddenNoise.Between(swapped).CodeVariance) < 1e-3 * Code;
        }));

    // Texture that is four times stronger on one side than on the other, and noise in the photo after that no measurement told of. Sampling of
    // the noise in 25 tiles of 8 mm leaves 1 %; unseen, the noise would read as at least 5 % less improvement.
    [Fact]
    public void Change_NoiseThatWasNotMeasured_LiesWithinTheStatedError()
    {
        var (plain, told) = Read(Uneven(0.2, 0.8, 0.8, noise: 0.006));
        Assert.InRange(plain.LogRatio, Math.Log(0.8) + 0.05, 0);
        Assert.Equal(Math.Log(0.8), told.LogRatio, (1.96 * told.StandardError) + 0.01);
        Assert.InRange(told.StandardError, 0, 0.04); // three tenths of the 0.1 or so that is taken away, and the tiles' scatter
    }

    // Faint skin of which the rough half became smoother and the smooth half rougher: noise would do the same, so that neither is told.
    [Fact]
    public void Change_RoughSkinSmootherAndSmoothSkinRougher_SpeaksOfNoChange()
    {
        var (plain, told) = Read(Uneven(0.03, 1.1, 0.9, noise: 0));
        var known = Repeatability.Default().ErrorOf("texture", ErrorScope.Face, told.Correlation)!.Value;
        Assert.InRange(plain.LogRatio, -0.05, 0.05);
        Assert.True(told.LogRatio < plain.LogRatio - 0.02, "Nothing was taken for noise: the case does not test what it should.");
        var verdict = Change.Judge(Dimension.Texture, RegionNames.Face, null, new LogChange(told.LogRatio, Math.Sqrt(Math.Pow(told.StandardError, 2) + Math.Pow(known, 2)))).Verdict;
        Assert.Equal(Verdict.NoDetectableChange, verdict);
    }

    private static CleanTile[] Tiles(double added, double gain) =>
    [
        .. Enumerable.Range(0, 60).Select(i =>
        {
            const double perCode = 0.5 / Code;
            var before = 0.7 * Math.Exp(0.05 * i);
            var after = (gain * gain * before) + (added * perCode);
            return new CleanTile(1, Math.Log(after / before), Math.Sqrt(before * after), perCode);
        }),
    ];

    private static (PairReading Plain, PairReading Told) Read(AlignedPair pair)
    {
        var change = new TextureChange(pair, new BlurDifference(0, 0));
        var band = new Band(1, 3);
        TextureTile[] tiles = [.. change.Energies(band).Values.SelectMany(region => region)];
        return (change.Change(band, tiles)!.Value, change.Change(band, tiles, change.Hidden(band, tiles))!.Value);
    }

    /// <summary>Skin that is four times as rough on the right as on the left.</summary>
    /// <param name="roughest">Factor of <see cref="SyntheticSkin.Texture"/> at the right.</param>
    /// <param name="left">Texture after over before, at the left.</param>
    /// <param name="noise">Of the photo after, ln light.</param>
    private static AlignedPair Uneven(double roughest, double left, double right, double noise)
    {
        var texture = SyntheticSkin.Texture(5);
        var grain = SyntheticSkin.Noise(PairRecipe.Side, PairRecipe.Side, new Random(6));
        Plane Log(double first, double last, double added) => Plane.From(PairRecipe.Side, PairRecipe.Side, (x, y) =>
        {
            var across = (double)x / PairRecipe.Side;
            var height = roughest * (0.25 + (0.75 * across)) * (first + ((last - first) * across));
            return (float)((height * texture(x / PairRecipe.PixelsPerMm, y / PairRecipe.PixelsPerMm)) + (added * grain[x, y]));
        });
        var regions = new Dictionary<string, Plane> { [RegionNames.Forehead] = SyntheticSkin.Full(PairRecipe.Side, PairRecipe.Side) };
        return PairRecipe.Of(SyntheticSkin.Light(Log(1, 1, 0)), SyntheticSkin.Light(Log(left, right, noise)), regions, []);
    }
}
