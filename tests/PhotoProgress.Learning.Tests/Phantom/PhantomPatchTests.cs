using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Tests.Phantom;

public class PhantomPatchTests
{
    private static readonly PatchMaker Maker = new(5, 160, 128, 8, Care.Anywhere);

    [Fact]
    public void At_Indices_GoThroughCapturesThenTreatmentsThenSubjects()
    {
        Assert.Equal(new PhantomKey(0, 0, 0), PhantomKey.At(0));
        Assert.Equal(new PhantomKey(0, 0, 1), PhantomKey.At(1));
        Assert.Equal(new PhantomKey(0, 2, 1), PhantomKey.At(5));
        Assert.Equal(new PhantomKey(1, 1, 0), PhantomKey.At(8));
        Assert.Equal("s0001-t1-c0", PhantomKey.At(8).FileStem);
        Assert.Throws<ArgumentOutOfRangeException>(() => PhantomKey.At(-1));
    }

    [Fact]
    public void Make_SameKey_GivesTheSameBytesAndRecord()
    {
        var codec = new PhotoCodec();
        var (first, second) = (Maker.Make(PhantomKey.At(3)), Maker.Make(PhantomKey.At(3)));
        Assert.Equal(first.Jpeg(codec), second.Jpeg(codec));
        Assert.Equal(first.Record("a.jpg", "closeup", 5).ToJson(), second.Record("a.jpg", "closeup", 5).ToJson());
        Assert.NotEqual(first.Jpeg(codec), (Maker with { Seed = 6 }).Make(PhantomKey.At(3)).Jpeg(codec));
    }

    [Fact]
    public void Make_TwoCaptures_ShareTheSkinAndDifferInLight()
    {
        var (first, second) = (Maker.Make(new PhantomKey(2, 0, 0)), Maker.Make(new PhantomKey(2, 0, 1)));
        Assert.Equal(first.Amounts, second.Amounts);
        Assert.NotEqual(first.Capture.Rig.Lights[0], second.Capture.Rig.Lights[0]);
        Assert.NotEqual(first.Capture.Camera, second.Capture.Camera);
    }

    [Fact]
    public void Make_AnotherLightAndCamera_LeavesTheTruthAsItIs()
    {
        var key = new PhantomKey(2, 0, 0);
        var amounts = Maker.AmountsOf(key);
        var here = CaptureDraw.Of(Care.Anywhere, key.Habit(5), key.Capturing(5));
        var there = CaptureDraw.Of(Care.Anywhere, new Random(77), new Random(78));
        var (first, second) = (Maker.Make(key, amounts, here, new Random(1)), Maker.Make(key, amounts, here with { Rig = there.Rig, Camera = there.Camera }, new Random(2)));
        Assert.NotEqual(first.Image.Rgb, second.Image.Rgb);
        Assert.Equal(TruthText(first), TruthText(second));
    }

    [Fact]
    public void AmountsOf_Treatment_ScalesReliefBrownAndRedOnly()
    {
        var (before, after) = (Maker.AmountsOf(new PhantomKey(4, 0, 0)), Maker.AmountsOf(new PhantomKey(4, 1, 0)));
        Assert.InRange(after.PrimaryLines.DepthMm / before.PrimaryLines.DepthMm, 0.5, 1.15);
        Assert.Equal(after.PrimaryLines.DepthMm / before.PrimaryLines.DepthMm, after.Pores.DepthMm / before.Pores.DepthMm, 1e-12);
        Assert.Equal(before.Tone, after.Tone);
        Assert.Equal(before.Gloss, after.Gloss);
        Assert.Equal(before.PrimaryLines.SpacingMm, after.PrimaryLines.SpacingMm);
    }

    [Fact]
    public void Record_ToJson_ReadsBackTheSame()
    {
        var record = Maker.Make(PhantomKey.At(1)).Record("a.jpg", "closeup", 5);
        var read = PhantomRecord.Parse(record.ToJson());
        Assert.Equal(record.ToJson(), read.ToJson());
        Assert.Equal((record.Amounts, record.Camera, record.Key), (read.Amounts, read.Camera, read.Key));
        Assert.Contains("\"schema\": \"photoprogress.phantom/1\"", record.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfAnotherSchema_IsRefused() =>
        Assert.Throws<FormatException>(() => PhantomRecord.Parse("""{ "schema": "photoprogress.phantom/0" }"""));

    private static string TruthText(PhantomPatch patch) => System.Text.Json.JsonSerializer.Serialize(patch.Truth);
}
