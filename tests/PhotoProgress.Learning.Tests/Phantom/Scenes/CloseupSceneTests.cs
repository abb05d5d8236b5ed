using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Tests.Phantom.Scenes;

/// <summary>Our own checks and verdicts on close-ups whose truth is known. bench/phantom holds the shares over many subjects.</summary>
public sealed class CloseupSceneTests
{
    private const int Seed = 3;
    private static readonly PhotoCodec Codec = new();

    /// <summary>Light skin with lines, pores and soft patches, as a cheek has them.</summary>
    private static readonly SkinAmounts Cheek = SkinAmounts.Flat(0.025, 0.012) with
    {
        PrimaryLines = new LineAmount(0.04, 0.07, 0.8, 20),
        SecondaryLines = new LineAmount(0.012, 0.045, 0.32, 80),
        Pores = new PitAmount(0.08, 0.3, 50),
        Blotches = new PatchAmount(0.15, 14),
        RedPatches = new PatchAmount(0.25, 12),
    };

    [Fact]
    public void Make_TwoPhotos_AreFourFilesThatReadBack()
    {
        PhantomFile[] files = [.. CloseupScene.Scene.Make(Codec, Seed, 2)];
        Assert.Equal(["s0000-t0-c0.jpg", "s0000-t0-c0.json", "s0000-t0-c1.jpg", "s0000-t0-c1.json"], files.Select(file => file.Name));
        var record = PhantomRecord.Parse(System.Text.Encoding.UTF8.GetString(files[1].Bytes));
        Assert.Equal(("s0000-t0-c0.jpg", "closeup", Seed), (record.File, record.Scene, record.Seed));
        Assert.All([files[0], files[2]], file => Assert.Empty(Analyser.LookCloseup(Codec.Decode(file.Bytes).Value, file.Name).Refusals));
    }

    [Fact]
    public void Compare_SameSkinInAnotherCapture_FindsNoChange()
    {
        var changes = Changes(Cheek, Cheek);
        Assert.All(Enum.GetValues<Dimension>().Except([Dimension.Covariate]), dimension =>
            Assert.Equal(Verdict.NoDetectableChange, changes.Single(change => change.Dimension == dimension).Verdict));
    }

    [Fact]
    public void Compare_ReliefAtSixTenths_FindsTextureImproved()
    {
        var texture = Changes(Cheek, Cheek.WithRelief(0.6)).Single(change => change.Dimension == Dimension.Texture);
        Assert.Equal(Verdict.Improved, texture.Verdict);
    }

    /// <summary>Freckles lie in the bands of texture; their fading alone is no smoother skin, though it reads as such.</summary>
    [Fact]
    public void Compare_BrownAtSixTenths_FindsEvennessImprovedAndNotTexture()
    {
        var freckled = Cheek with { Blotches = new PatchAmount(0.35, 12), Freckles = new SpotAmount(0.8, 1.2, 9) };
        var changes = Changes(freckled, freckled.WithBrown(0.6));
        Change Of(Dimension dimension) => changes.Single(change => change.Dimension == dimension);
        Assert.Equal(Verdict.Improved, Of(Dimension.Evenness).Verdict);
        Assert.True(Of(Dimension.Texture).ChangePercent < -10, $"texture {Of(Dimension.Texture).ChangePercent}: brown does not show in it, and the test shows nothing");
        Assert.Equal(Verdict.NoDetectableChange, Of(Dimension.Texture).Verdict);
    }

    /// <summary>The dimensions' rows of a pair that passes every check.</summary>
    private static Change[] Changes(SkinAmounts before, SkinAmounts after)
    {
        var (first, second) = (Look(before, 0), Look(after, 1));
        Assert.Empty(first.Refusals.Concat(second.Refusals));
        var closeups = CloseupAligner.Align(first.Photo.Image, second.Photo.Image, false);
        var amounts = new PairAmounts(closeups.Pair);
        Assert.DoesNotContain(PairChecks.OfCloseups(closeups, amounts.Blur?.SigmaMm), check => check.Outcome == CheckOutcome.Refused);
        return [.. new PairJudge(Repeatability.Default()).Judge(closeups.Pair, amounts, false).Where(change => change.Metric is null)];
    }

    private static AnalysedPhoto Look(SkinAmounts amounts, int capture)
    {
        var (maker, key) = (CloseupScene.Maker(Seed), new PhantomKey(0, 0, capture));
        var random = key.Capturing(Seed);
        var patch = maker.Make(key, amounts, CaptureDraw.Of(maker.Care, key.Habit(Seed), random), random);
        return Analyser.LookCloseup(Codec.Decode(patch.Jpeg(Codec)).Value, key.FileStem);
    }
}
