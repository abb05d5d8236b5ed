using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Analysis.Tests.Check;

/// <summary>What a person said of the photos by looking at them (INDEX.tsv) against what the checks say.</summary>
public class RealPhotoTests
{
    [FacePhotosTheory]
    [InlineData("lisa/lisa1.jpg", "light")]
    [InlineData("lisa/lisa2.jpg", "light")]
    [InlineData("lisa/lisa3.jpg", "light")]
    [InlineData("lisa/lisa4.jpg", "light")]
    [InlineData("interfaces/if_004.jpg", "occluded")]
    [InlineData("interfaces/if_017.jpg", "pose")]
    [InlineData("interfaces/if_024.jpg", "no_face")]
    [InlineData("interfaces/if_026.jpg", "occluded")]
    [InlineData("interfaces/if_028.jpg", "light")]
    [InlineData("interfaces/if_040.jpg", "pose")]
    [InlineData("interfaces/if_064.jpg", "light")]
    [InlineData("interfaces/if_070.jpg", "greyscale")]
    public void Run_PhotoToRefuse_IsRefusedForItsFault(string name, string code) =>
        Assert.Contains(PhotoChecks.Refusals(Check(name)), refusal => refusal.Code == code);

    [FacePhotosTheory]
    [InlineData("interfaces/if_006.jpg")]
    [InlineData("interfaces/if_009.jpg")]
    [InlineData("interfaces/if_011.jpg")]
    [InlineData("interfaces/if_057.jpg")]
    [InlineData("interfaces/if_076.jpg")]
    [InlineData("interfaces/if_083.jpg")]
    [InlineData("interfaces/if_088.jpg")]
    [InlineData("canada/003f.jpg")]
    [InlineData("canada/022f.jpg")]
    [InlineData("canada/123m.jpg")]
    [InlineData("canada/148m.jpg")]
    [InlineData("zoom/15cm.jpg")]
    [InlineData("zoom/60cm.jpg")]
    public void Run_PhotoToAccept_IsNotRefused(string name) => Assert.Empty(PhotoChecks.Refusals(Check(name)));

    [FacePhotosTheory]
    [InlineData("interfaces/if_035.jpg")]
    [InlineData("interfaces/if_047.jpg")]
    [InlineData("interfaces/if_068.jpg")]
    [InlineData("interfaces/if_073.jpg")]
    [InlineData("interfaces/if_080.jpg")]
    public void Run_DoubtfulPhoto_IsNotSilent(string name) =>
        Assert.Contains(Check(name), result => result.Outcome is CheckOutcome.Flagged or CheckOutcome.Refused);

    /// <summary>A third of the studio portraits, of all skin tones; bench/checks runs them all.</summary>
    [FacePhotosFact]
    public void Run_StudioPortraits_AreNotRefused()
    {
        var names = FaceModel.London("03").Concat(FaceModel.London("08")).Where((_, i) => i % 3 == 0);
        Assert.All(names, name => Assert.Empty(PhotoChecks.Refusals(Check(name))));
    }

    [FacePhotosFact]
    public void Perspective_SamePersonFromFourDistances_FlagsOnlyTheNearest()
    {
        string[] distances = ["zoom/60cm.jpg", "zoom/45cm.jpg", "zoom/30cm.jpg", "zoom/15cm.jpg"];
        var results = distances.Select(name => Check(name).Single(result => result.Code == "perspective")).ToList();
        Assert.Equal([true, true, true, false], results.Select(result => result.Passed));
    }

    private static IReadOnlyList<CheckResult> Check(string name)
    {
        var photo = new PhotoCodec().Decode(File.ReadAllBytes(Photos.Path(name))).Value;
        return new PhotoChecks(FaceModel.Pose).Run(photo, FaceModel.Finder.Find(photo.Image), null);
    }
}
