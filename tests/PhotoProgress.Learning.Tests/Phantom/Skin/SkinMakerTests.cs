using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Tests.Phantom.Skin;

public class SkinMakerTests
{
    private static readonly SkinGrid Grid = new(320, 240, 8);

    [Fact]
    public void Make_SameSeed_GivesTheSameSamples()
    {
        var amounts = SkinAmounts.Random(new Random(4));
        var (first, second) = (SkinMaker.Make(amounts, 120, 90, 8, new Random(9)), SkinMaker.Make(amounts, 120, 90, 8, new Random(9)));
        Assert.All(Planes(first).Zip(Planes(second)), pair => Assert.Equal(pair.First.Samples, pair.Second.Samples));
        Assert.NotEqual(first.HeightMm.Samples, SkinMaker.Make(amounts, 120, 90, 8, new Random(10)).HeightMm.Samples);
    }

    [Fact]
    public void Make_NoAmounts_IsExactlyFlat()
    {
        var skin = SkinMaker.Make(OnePart.Flat, Grid, 1);
        Assert.All(Planes(skin), plane => Assert.Single(plane.Samples.Distinct()));
        var truth = SkinTruth.Of(skin);
        Assert.Equal((0, 0, 0), (truth.Texture, truth.Evenness, truth.Redness));
        Assert.Equal(0, truth.MeanRedness);
    }

    [Theory]
    [InlineData(SkinPart.PrimaryLines, "height")]
    [InlineData(SkinPart.SecondaryLines, "height")]
    [InlineData(SkinPart.Wrinkles, "height")]
    [InlineData(SkinPart.Pores, "height")]
    [InlineData(SkinPart.RollingScars, "height")]
    [InlineData(SkinPart.BoxcarScars, "height")]
    [InlineData(SkinPart.IcepickScars, "height")]
    [InlineData(SkinPart.Papules, "height", "blood")]
    [InlineData(SkinPart.Freckles, "melanin")]
    [InlineData(SkinPart.Blotches, "melanin")]
    [InlineData(SkinPart.DiffuseRedness, "blood")]
    [InlineData(SkinPart.RedPatches, "blood")]
    [InlineData(SkinPart.Vessels, "blood")]
    [InlineData(SkinPart.Oil, "oil")]
    [InlineData(SkinPart.Stubble, "hair")]
    [InlineData(SkinPart.Vellus, "hair")]
    public void Make_OnePart_RaisesItsTruthAndNoOther(SkinPart part, params string[] raised)
    {
        var skin = SkinMaker.Make(OnePart.Of(part), Grid, 3);
        var truth = SkinTruth.Of(skin);
        Assert.Equal(raised.Contains("height"), truth.RoughnessUm["1-3mm"] > 0.1);
        Assert.Equal(raised.Contains("melanin"), truth.Blotches.Melanin > 1e-4);
        Assert.Equal(raised.Contains("blood"), truth.Blotches.Haemoglobin > 1e-5);
        Assert.Equal(raised.Contains("blood"), truth.MeanRedness > 1e-5);
        Assert.Equal(raised.Contains("oil"), skin.Oil.Samples.Max() > 0);
        Assert.Equal(raised.Contains("hair"), skin.Hair.Samples.Max() > 0);

        // What is not raised is not touched at all.
        var planes = new[] { ("height", skin.HeightMm), ("melanin", skin.Melanin), ("blood", skin.Haemoglobin), ("gloss", skin.Gloss), ("oil", skin.Oil), ("hair", skin.Hair) };
        Assert.All(planes.Where(p => !raised.Contains(p.Item1)), p => Assert.Single(p.Item2.Samples.Distinct()));
    }

    [Fact]
    public void Make_ReliefScaled_ScalesRoughnessAlike()
    {
        var amounts = SkinAmounts.Random(new Random(2));
        var (whole, half) = (SkinTruth.Of(SkinMaker.Make(amounts, Grid, 5)), SkinTruth.Of(SkinMaker.Make(amounts.WithRelief(0.5), Grid, 5)));

        // Heights add up and are linear in their depth; floats keep seven digits of them.
        Assert.Equal(0.5, half.Texture / whole.Texture, 1e-4);
        Assert.Equal((whole.Evenness, whole.Redness), (half.Evenness, half.Redness));
    }

    [Fact]
    public void Make_RedAndBrownScaled_MoveTheirOwnDimension()
    {
        var amounts = SkinAmounts.Random(new Random(2)) with { Papules = OnePart.Of(SkinPart.Papules).Papules };
        var before = SkinTruth.Of(SkinMaker.Make(amounts, Grid, 5));
        var (brown, red) = (SkinTruth.Of(SkinMaker.Make(amounts.WithBrown(0.5), Grid, 5)), SkinTruth.Of(SkinMaker.Make(amounts.WithRed(0.5), Grid, 5)));
        Assert.True(brown.Blotches.Melanin < 0.7 * before.Blotches.Melanin);
        Assert.Equal((before.Redness, before.Texture), (brown.Redness, brown.Texture));
        Assert.True(red.Redness < 0.8 * before.Redness);
        Assert.Equal((before.Blotches.Melanin, before.Texture), (red.Blotches.Melanin, red.Texture));
    }

    [Fact]
    public void Make_ShiftedGrid_ShowsTheSameSkinMoved()
    {
        const int shiftPx = 16;
        var amounts = SkinAmounts.Random(new Random(8));
        var (here, there) = (SkinMaker.Make(amounts, Grid, 6), SkinMaker.Make(amounts, Grid with { CentreXMm = shiftPx / Grid.PixelsPerMm }, 6));

        // The smooth fields are straight between nodes that lie elsewhere on the other grid: a ninth of a period, (π/9)²/2 = 6 % at most of a part.
        var (low, high) = (here.HeightMm.Samples.Min(), here.HeightMm.Samples.Max());
        var apart = 0.0;
        for (var y = 0; y < Grid.Height; y++)
            for (var x = 0; x < Grid.Width - shiftPx; x++)
                apart += Math.Abs(here.HeightMm[x + shiftPx, y] - there.HeightMm[x, y]);
        Assert.InRange(apart / (Grid.Height * (Grid.Width - shiftPx)) / (high - low), 0, 0.01);
    }

    [Fact]
    public void Grid_ChangedByWith_IsTheGridMadeSo()
    {
        var (made, changed) = (new SkinGrid(40, 30, 4, 1, 2, 20), new SkinGrid(40, 30, 8, 1, 2) with { PixelsPerMm = 4, TurnDegrees = 20 });
        Assert.Equal(made, changed);
        Assert.Equal(made.Place(3, 5), changed.Place(3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => made with { PixelsPerMm = 0 });
    }

    [Fact]
    public void Make_LocalGain_LeavesThePartOutWhereItIsZero()
    {
        var grid = Grid with { PixelsPerMm = 4 };
        var right = Plane.From(grid.Width, grid.Height, (x, _) => x < grid.Width / 2 ? 0 : 1);
        foreach (var part in Enum.GetValues<SkinPart>())
        {
            var skin = SkinMaker.Make(OnePart.Of(part), grid, 3, new SkinLocal(new Dictionary<SkinPart, Plane> { [part] = right }));
            Assert.All(Planes(skin), plane => Assert.Single(Enumerable.Range(0, grid.Height).SelectMany(y => plane.Row(y)[..(grid.Width / 2)].ToArray()).Distinct()));
            Assert.True(Planes(skin).Any(plane => plane.Samples.Distinct().Count() > 1), $"{part} is nowhere.");
        }
    }

    [Fact]
    public void Random_ManySkins_CoverTheRangeOfTypologyAngles()
    {
        var random = new Random(1);
        var angles = Enumerable.Range(0, 300).Select(_ => SkinAmounts.Random(random).Tone)
            .Select(tone => PhotoProgress.Learning.Phantom.Optics.SkinOptics.TypologyAngle(tone.Melanin, tone.Blood)).ToArray();

        // Groups of Del Bino and Bernerd (Br. J. Dermatol. 169 (2013) 33): very light above 55°, dark below −30°.
        Assert.True(angles.Count(a => a > 41) >= 30 && angles.Count(a => a < -30) >= 30 && angles.Count(a => a is > -30 and < 41) >= 90);
        Assert.All(angles, a => Assert.InRange(a, -75, 75));
    }

    private static Plane[] Planes(SkinMaps skin) => [skin.HeightMm, skin.Melanin, skin.Haemoglobin, skin.Gloss, skin.Oil, skin.Hair];
}
