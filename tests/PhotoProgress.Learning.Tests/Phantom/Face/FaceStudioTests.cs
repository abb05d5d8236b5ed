using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Learning.Tests.Phantom.Face;

public class FaceStudioTests
{
    /// <summary>Too small for checks, enough to compare bytes.</summary>
    private static readonly FaceSize Tiny = new(240, 300);

    [FaceModelFact]
    public void Photograph_SameSeed_SameBytes() =>
        Assert.Equal(Studio.Jpeg(3, Studio.Usual(3), Tiny), Studio.Jpeg(3, Studio.Usual(3), Tiny));

    [FaceModelFact]
    public void Photograph_AnotherSeed_OtherBytes() =>
        Assert.NotEqual(Studio.Jpeg(3, Studio.Usual(3), Tiny), Studio.Jpeg(4, Studio.Usual(3), Tiny));

    [FaceModelFact]
    public void Photograph_Front_IsAcceptedByOurOwnChecks()
    {
        var looked = Studio.Looked(4, Studio.Usual(4));

        Assert.Empty(looked.Refusals);
        // The camera looks straight at the face. People differ by 5° in pitch (HeadPoseFit), the mesh by 2° in yaw from photo to photo.
        Assert.InRange(looked.Face!.State.Pose.YawDegrees, -4, 4);
        Assert.InRange(looked.Face.State.Pose.PitchDegrees, -12, 12);
    }

    [FaceModelFact]
    public void Photograph_LeftView_TurnsTheNoseToThePicturesLeft()
    {
        var looked = Studio.Looked(4, Studio.Usual(4) with { YawDegrees = -30 });

        // Yaw is read within some 5° up to about 40° (HeadPoseFit), and the shape of the person adds as much.
        Assert.InRange(looked.Face!.State.Pose.YawDegrees, -40, -20);
        Assert.Contains(looked.Refusals, refusal => refusal.Code == "pose");
    }

    [FaceModelFact]
    public void ByRegion_HalfTheRelief_HalvesTextureEverywhere()
    {
        var person = Studio.Person(5);
        var bare = Studio.Usual(5);
        var before = Studio.Of.Photograph(person, bare, Studio.Small, new Random(1)).Skin.ByRegion();
        var after = Studio.Of.Photograph(person, bare with { Skin = person.Skin.WithRelief(0.5) }, Studio.Small, new Random(1)).Skin.ByRegion();

        // Relief is half as deep at every place, so each band's root mean square is half: 1e-4 is the rounding of floats.
        Assert.All(before, region => Assert.Equal(0.5, after[region.Key].Texture / region.Value.Texture, 1e-4));
        Assert.Equal(RegionNames.Parts.Append(RegionNames.Face).Order(), before.Keys.Order());
    }

    /// <summary>What shades a face has no colour of its own: it would stand above the palest skin, too, and hide a change of blood.</summary>
    [FaceModelFact]
    public void Photograph_LessRed_ReadsAsLessRedAndAsNothingElse()
    {
        var (person, usual) = (Studio.Person(1), Studio.Usual(1));
        var paler = usual with { Skin = person.Skin.WithRed(0.6) };
        var changes = Studio.Analyser.Compare(Studio.Looked(1, usual), Studio.Looked(1, paler)).Changes;
        Change Of(Dimension dimension) => changes.Single(change => change.Dimension == dimension && change is { Region: RegionNames.Face, Metric: null });
        double TrueRedness(FaceCapture capture) => Studio.Of.Photograph(person, capture, Tiny, new Random(1)).Skin.ByRegion()[RegionNames.Face].Redness;

        // 0.67 of the logarithm; 0.16 with red light wrapped round the form and paler blood. Reflectance grows by less than blood does, so never all of it.
        Assert.InRange(Math.Log(1 + (Of(Dimension.Redness).ChangePercent!.Value / 100)) / Math.Log(TrueRedness(paler) / TrueRedness(usual)), 1 / 3.0, 1);
        Assert.Equal(Verdict.NoDetectableChange, Of(Dimension.Texture).Verdict);
    }

    [FaceModelFact]
    public void ByRegion_MakeUp_DoesNotChangeTheSkinUnderIt()
    {
        var person = Studio.Person(5);
        var before = Studio.Of.Photograph(person, Studio.Usual(5), Tiny, new Random(1)).Skin;
        var after = Studio.Of.Photograph(person, Studio.Usual(5).With(Lapse.MakeUp), Tiny, new Random(1)).Skin;

        Assert.Equal(before.Maps.HeightMm.Samples, after.Maps.HeightMm.Samples);
        Assert.Equal(before.Maps.Melanin.Samples, after.Maps.Melanin.Samples);
    }
}
