using System.Text;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Tests.Phantom.Face;

namespace PhotoProgress.Learning.Tests.Phantom.Course;

/// <summary>Two clients judged by our own analyser: what it says must match the truth.</summary>
public class PhantomCourseTests
{
    /// <summary>3.7 pixels a millimetre: texture of 1 mm and more.</summary>
    private static readonly FaceSize Size = new(1120, 1400);

    private static readonly VisitPlan Short = new(
        [(0, PhotoTiming.PreSession, false), (168, PhotoTiming.FollowUp, false)]);

    [FaceModelFact]
    public void Draw_ClientWhoResponds_TextureIsFoundImproved()
    {
        var (truth, end) = Judged(PhantomCourse.Draw(11, 0, Short, new TreatmentEffect(0.42, 0.2, 0.2)));

        Assert.True(truth.Change[RegionNames.Face].TexturePercent < -25);
        Assert.Equal(Verdict.Improved, Texture(end).Verdict);
    }

    [FaceModelFact]
    public void Draw_ClientWhoDoesNot_TextureIsNotFoundImproved()
    {
        var (truth, end) = Judged(PhantomCourse.Draw(11, 1, Short, TreatmentEffect.None));

        // Relief does not change at all: only the rounding of floats is left.
        Assert.InRange(truth.Change[RegionNames.Face].TexturePercent, -0.01, 0.01);
        Assert.Equal(Verdict.NoDetectableChange, Texture(end).Verdict);
    }

    [Fact]
    public void Draw_FullPlan_EachLapseOnceAndTheEndpointsClean()
    {
        var course = PhantomCourse.Draw(5, 2, VisitPlan.Full);

        Assert.Equal(Enum.GetValues<Lapse>().Order(), course.Visits.Select(visit => visit.Lapse).Distinct().Order());
        Assert.All(course.Visits.Where(visit => visit.Day is 0 or 168 or 252), visit => Assert.Equal(Lapse.None, visit.Lapse));
        Assert.All(course.Visits, visit => Assert.Equal(course.Visits[0].Skin.Pores.PerCm2, visit.Skin.Pores.PerCm2)); // the same places
    }

    private static Change Texture(Comparison comparison) =>
        comparison.Changes.Single(change => change is { Dimension: Dimension.Texture, Region: RegionNames.Face, Metric: null });

    private static (VisitTruth Truth, Comparison End) Judged(PhantomCourse course)
    {
        var files = CourseFolder.Draw(course, Studio.Of, new PhotoCodec(), Size).ToDictionary(file => file.Name, file => file.Bytes);
        var read = CourseFile.Read(files["course.json"], "course.json").Value;
        var truth = CourseTruth.Parse(Encoding.UTF8.GetString(files[CourseTruth.FileName]));
        AnalysedPhoto[] photos = [.. read.Photos.Select(photo => Studio.Analyser.Look(files[photo.File], photo.File).Value)];

        Assert.Equal(read.Photos.Select(photo => photo.File), truth.Photos.Select(photo => photo.File));
        Assert.Empty(photos[0].Refusals);
        return (truth.Photos[1], Studio.Analyser.Compare(photos[0], photos[1]));
    }
}
