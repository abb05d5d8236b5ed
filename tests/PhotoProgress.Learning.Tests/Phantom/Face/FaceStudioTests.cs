using PhotoProgress.Analysis.Align;
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
