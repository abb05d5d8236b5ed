using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Judge;

public class PairJudgeTests
{
    [Fact]
    public void Judge_TextureScaled_IsImprovedInTheFaceAndTheRegion()
    {
        var changes = Judge(Pair());
        var face = Assert.Single(changes, c => c is { Region: RegionNames.Face, Dimension: Dimension.Texture, Metric: null });
        Assert.Equal(Verdict.Improved, face.Verdict);
        Assert.Equal(-30, face.ChangePercent!.Value, 1.5); // ln 0.7 within 0.02: bands of one gain
        Assert.Equal(Verdict.Improved, Row(changes, RegionNames.Forehead).Verdict);
    }

    /// <summary>Where patches of pigment have faded as far, it may be fine pigment that is fainter in the bands of texture.</summary>
    [Fact]
    public void Judge_PatchesFadedAsWell_IsNoVerdictOnTexture()
    {
        var face = Row(Judge(Pair(new PairRecipe { Gain = 0.7 })), RegionNames.Face);
        Assert.Equal(-30, face.ChangePercent!.Value, 1.5);
        Assert.Equal(Verdict.NoDetectableChange, face.Verdict);
    }

    [Fact]
    public void Judge_BandTooFineForThePhotos_IsNotComparableForResolution()
    {
        var row = Assert.Single(Judge(Pair()), c => c is { Region: RegionNames.Face, Metric: "texture.roughness.0.2-0.5mm" });
        Assert.Equal((Verdict.NotComparable, "resolution", null), (row.Verdict, row.Reason, row.ChangePercent));
    }

    [Fact]
    public void Judge_OtherExpression_LeavesOutWhatASmileBends()
    {
        var changes = Judge(Pair(), bent: true);
        Assert.Equal("expression", Row(changes, RegionNames.LeftCheek).Reason);
        Assert.Equal(Verdict.Improved, Row(changes, RegionNames.Forehead).Verdict);
    }

    [Fact]
    public void Judge_CoveredRegion_IsOccluded()
    {
        var pair = Pair();
        var covered = pair.Regions.ToDictionary(r => r.Key, r => r.Key == RegionNames.LeftCheek ? r.Value.Map(static v => 0.3f * v) : r.Value);
        Assert.Equal("occluded", Row(Judge(pair with { Regions = covered }), RegionNames.LeftCheek).Reason);
    }

    [Fact]
    public void Judge_MarksThatDisagree_IsNotRegistered()
    {
        var changes = Judge(Pair() with { Marks = Plane.From(PairRecipe.Side, PairRecipe.Side, static (x, _) => x < 120 ? 0.9f : 0.1f) });
        Assert.Equal("registration", Row(changes, RegionNames.LeftCheek).Reason);
        Assert.Null(Row(changes, RegionNames.Forehead).Reason);
    }

    [Fact]
    public void Judge_NothingComparable_SaysSoForTheFace()
    {
        var changes = Judge(Pair() with { Marks = new Plane(PairRecipe.Side, PairRecipe.Side) });
        Assert.Equal("no_comparable_region", Row(changes, RegionNames.Face).Reason);
        Assert.All(changes, change => Assert.Equal(Verdict.NotComparable, change.Verdict));
    }

    [Fact]
    public void Judge_AmountThatTheTableDoesNotKnow_HasNoVerdict()
    {
        var empty = Repeatability.Default() with { Rows = [] };
        var pair = Pair();
        var changes = new PairJudge(empty).Judge(pair, new PairAmounts(pair), false);
        Assert.Equal("error_unknown", Row(changes, RegionNames.Face).Reason);
    }

    [Fact]
    public void Judge_CloseUp_HasOneRegionOnly()
    {
        var pair = Pair();
        var frame = pair.Regions[RegionNames.Forehead];
        var regions = new Dictionary<string, Plane> { [RegionNames.Frame] = frame };
        var changes = Judge(pair with { Regions = regions, Expected = regions });
        Assert.All(changes, change => Assert.Equal(RegionNames.Frame, change.Region));
        Assert.Equal(Verdict.Improved, Row(changes, RegionNames.Frame).Verdict);
    }

    private static Change Row(IReadOnlyList<Change> changes, string region) =>
        changes.First(c => c.Region == region && c.Dimension == Dimension.Texture && c.Metric is null);

    private static IReadOnlyList<Change> Judge(AlignedPair pair, bool bent = false) =>
        new PairJudge(Repeatability.Default()).Judge(pair, new PairAmounts(pair), bent);

    /// <summary>Texture × 0.7; the left half is called forehead, the right half left cheek.</summary>
    private static AlignedPair Pair() => Pair(new PairRecipe { HasPatches = true, Gain = 0.7 });

    private static AlignedPair Pair(PairRecipe recipe)
    {
        var pair = (recipe with { BlurBeforePx = 0.8, BlurAfterPx = 0.8, NoiseBefore = 0.003, NoiseAfter = 0.003 }).Make();
        var skin = pair.Regions[RegionNames.Forehead];
        var halves = new Dictionary<string, Plane>
        {
            [RegionNames.Forehead] = Plane.From(skin.Width, skin.Height, (x, y) => x < 120 ? skin[x, y] : 0),
            [RegionNames.LeftCheek] = Plane.From(skin.Width, skin.Height, (x, y) => x >= 120 ? skin[x, y] : 0),
        };
        return pair with { Regions = halves, Expected = halves };
    }
}
