using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class RednessLevelTests
{
    private const int TilePx = 4;
    private static readonly string[] Skin = ["skin"];

    // By hand: means 1 and 2 above a palest tile of 0; without it B is the palest, and 0.5 becomes 1: twice as much, whichever tile is left out.
    [Fact]
    public void Over_TwiceAsRed_IsLnTwoWithoutError()
    {
        var reading = Level([0, 1, 2], [0, 2, 4]).Over(Skin)!.Value;
        Assert.Equal(Math.Log(2), reading.LogRatio, 1e-9);
        Assert.Equal(0, reading.TileError, 1e-9);
        Assert.Equal(3, reading.Tiles);
    }

    // By hand: 1.8 over 1; without A 1 over 0.5, without B 1.85 over 1, without C 0.85 over 0.5. √(2/3·Σ(part − mean)²) of ln 2, 1.85 and 1.7.
    [Fact]
    public void Over_PalestSkinAlone_Changed_IsPartOfTheError()
    {
        var reading = Level([0, 1, 2], [0.3f, 2, 4]).Over(Skin)!.Value;
        Assert.Equal(Math.Log(1.8), reading.LogRatio, 1e-6);
        Assert.Equal(0.093857, reading.TileError, 1e-5);
    }

    // A constant of one photo, as another white balance adds it, is in the palest skin, too.
    [Fact]
    public void Over_ConstantAdded_IsUnmoved() =>
        Assert.Equal(Level([0, 1, 2], [0, 2, 4]).Over(Skin)!.Value.LogRatio, Level([0, 1, 2], [0.5f, 2.5f, 4.5f]).Over(Skin)!.Value.LogRatio, 1e-6);

    // The palest skin lies in another region: redness of one region alone is still above it.
    [Fact]
    public void Over_OneRegionOfTwo_StandsAboveThePalestOfBoth()
    {
        var (before, after) = (Tiles([1, 1, 1, 0]), Tiles([3, 3, 3, 0]));
        var level = new RednessLevel(before, after, [("cheek", Weights(4, 0, 3)), ("nose", Weights(4, 3, 4))], TilePx);
        Assert.Equal(Math.Log(3), level.Over(["cheek"])!.Value.LogRatio, 1e-9);
        Assert.Null(level.Over(["nose"])); // one tile
    }

    [Theory]
    [InlineData(0, 0, 0)] // as pale as the palest
    [InlineData(1, 1, 1)]
    public void Over_NothingAboveThePalest_IsNull(float a, float b, float c) => Assert.Null(Level([a, b, c], [0, 1, 2]).Over(Skin));

    [Fact]
    public void Over_NoSkin_IsNull() => Assert.Null(new RednessLevel(Tiles([0, 1, 2]), Tiles([0, 1, 2]), [("skin", Weights(3, 0, 0))], TilePx).Over(Skin));

    private static RednessLevel Level(float[] before, float[] after) =>
        new(Tiles(before), Tiles(after), [("skin", Weights(before.Length, 0, before.Length))], TilePx);

    private static Plane Tiles(float[] values) => Plane.From(TilePx * values.Length, TilePx, (x, _) => values[x / TilePx]);

    private static Plane Weights(int tiles, int from, int to) => Plane.From(TilePx * tiles, TilePx, (x, _) => x / TilePx >= from && x / TilePx < to ? 1 : 0);
}
