using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Analysis.Tests.Judge;

public class AnalyserTests
{
    private static readonly PhotoCodec Codec = new();
    private static readonly Lazy<Analyser> Shared = new(() => new Analyser(Codec, FaceModel.File, Repeatability.Default()));

    [FaceModelFact]
    public void Compare_TwoCloseupsOfTextureScaled_AreComparedInTheFrame()
    {
        var compared = Shared.Value.Compare(Look(1, 1, 0, "before.png"), Look(1, 0.6, 7, "after.png"));
        Assert.True(compared.Comparable, string.Join("; ", compared.Refusals.Select(r => r.Message)));
        Assert.All(compared.Changes, change => Assert.Equal(RegionNames.Frame, change.Region));
        var texture = compared.Changes.First(c => c.Dimension == Dimension.Texture && c.Metric is null);
        Assert.Equal(Verdict.Improved, texture.Verdict);
        Assert.InRange(-40, texture.CiLow!.Value, texture.CiHigh!.Value); // × 0.6 is −40 %
        Assert.Equal(("unknown", 50.0), (compared.Before.ScaleSource, compared.Before.ScaleErrorPercent));
        Assert.NotEmpty(compared.Before.Readings);
        Assert.All(compared.Before.Readings, reading => Assert.Equal(RegionNames.Frame, reading.Region));
        Assert.Equal(RegionNames.Frame, Assert.Single(compared.Pictures!.Regions).Region);
    }

    [FaceModelFact]
    public void Compare_TheSameCloseupTwice_HasNoChangeAtAll()
    {
        var photo = Look(2, 1, 0, "one.png");
        var compared = Shared.Value.Compare(photo, photo);
        Assert.True(compared.Comparable);
        Assert.All(compared.Changes, change => Assert.True(change.Verdict is Verdict.NoDetectableChange or Verdict.NotComparable));
        Assert.All(compared.Changes, change => Assert.Equal(0, change.ChangePercent ?? 0, 1e-6));
    }

    [FaceModelFact]
    public void Compare_WithKnownSummaries_SaysTheSame()
    {
        var (before, after) = (Look(1, 1, 0, "before.png"), Look(1, 0.6, 7, "after.png"));
        var known = Shared.Value.Compare(before, Shared.Value.Summary(before), after, Shared.Value.Summary(after));
        var anew = Shared.Value.Compare(before, after);
        Assert.Equal(anew.Changes, known.Changes);
        Assert.Equal(anew.PairChecks, known.PairChecks);
        Assert.Equal(anew.Before.Readings, known.Before.Readings);
        Assert.Equal(anew.After.Readings, known.After.Readings);
    }

    [FaceModelFact]
    public void Compare_CloseupsOfOtherSkin_AreRefusedAsAnotherPlace()
    {
        var compared = Shared.Value.Compare(Look(3, 1, 0, "before.png"), Look(4, 1, 0, "after.png"));
        Assert.Contains("different_place_suspected", compared.Refusals.Select(r => r.Code));
        Assert.Empty(compared.Changes);
    }

    [FacePhotosTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compare_FaceWithCloseup_IsRefusedWithItsReason(bool closeupFirst)
    {
        var face = Shared.Value.Look(File.ReadAllBytes(Photos.Path("london/002_03.jpg")), "face.jpg").Value with { Refusals = [] }; // whatever its own checks say
        var closeup = Look(5, 1, 0, "skin.png");
        var compared = closeupFirst ? Shared.Value.Compare(closeup, face) : Shared.Value.Compare(face, closeup);
        var refusal = Assert.Single(compared.Refusals);
        Assert.Equal("different_view", refusal.Code);
        Assert.StartsWith("skin.png is a close-up, face.jpg shows a face", refusal.Message, StringComparison.Ordinal);
    }

    [FaceModelTheory]
    [InlineData(PhotoView.Left45)]
    [InlineData(PhotoView.Right45)]
    [InlineData(PhotoView.Left90)]
    [InlineData(PhotoView.Right90)]
    public void Look_FromTheSide_IsDecodedAndNotMeasured(PhotoView view)
    {
        var looked = Shared.Value.Look(Png(6, 1, 0), "side.png", view).Value;
        Assert.Equal([SideView.NotMeasured], looked.Refusals);
        Assert.True(looked.Photo.Image.Width > 0);
        Assert.Empty(Shared.Value.Summary(looked).Readings);
        Assert.Empty(Shared.Value.Compare(looked, looked).Changes);
    }

    [FaceModelTheory]
    [InlineData(PhotoView.Front)]
    [InlineData(PhotoView.Closeup)]
    [InlineData(PhotoView.Left45)]
    public void Look_NotAPhoto_IsRefusedInEveryView(PhotoView view) => Assert.True(Shared.Value.Look([1, 2, 3], "x.png", view).IsRefused);

    [FaceModelFact]
    public void Look_OfAView_IsTheOneForIt()
    {
        Assert.True(Shared.Value.Look(Png(6, 1, 0), "skin.png", PhotoView.Closeup).Value.IsCloseup);
        Assert.Contains("no_face", Shared.Value.Look(Png(6, 1, 0), "skin.png", PhotoView.Front).Value.Refusals.Select(r => r.Code));
    }

    [FaceModelFact]
    public void Look_SkinWithoutAFace_SaysNoFace() =>
        Assert.Contains("no_face", Shared.Value.Look(Png(6, 1, 0), "skin.png").Value.Refusals.Select(r => r.Code));

    [FaceModelFact]
    public void LookCloseup_NotAPhoto_IsRefused() => Assert.True(Shared.Value.LookCloseup([1, 2, 3], "x.png").IsRefused);

    private static AnalysedPhoto Look(int seed, double gain, double shiftPx, string file)
    {
        var photo = Shared.Value.LookCloseup(Png(seed, gain, shiftPx), file).Value;
        Assert.True(photo.IsCloseup);
        Assert.Empty(photo.Refusals);
        return photo;
    }

    /// <summary>60 × 42 mm of skin at 8 pixels a millimetre, with patches that no gain moves and the noise of a camera.</summary>
    private static byte[] Png(int seed, double gain, double shiftPx)
    {
        var (texture, patches, random) = (SyntheticSkin.Texture(seed, 0.5, 8, 70), SyntheticSkin.Patches(seed), new Random(seed + (int)(100 * gain)));
        var log = Plane.From(480, 340, (x, y) => (float)((gain * texture((x + shiftPx) / 8, y / 8.0)) + patches((x + shiftPx) / 8, y / 8.0) + (0.004 * SyntheticSkin.Normal(random))));
        return Codec.EncodePng(SyntheticSkin.Photo(SyntheticSkin.Light(log)));
    }
}
