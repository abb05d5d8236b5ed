using System.Text;
using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>Draws a course as the folder that <c>photoprogress course</c> reads: course.json, dated photos, and the truth beside each and of all.</summary>
public static class CourseFolder
{
    private const string SceneName = "course";
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One file after the other; course.json comes last.</summary>
    public static IEnumerable<PhantomFile> Draw(PhantomCourse course, FaceStudio studio, PhotoCodec codec, FaceSize size)
    {
        IReadOnlyDictionary<string, RegionTruth>? first = null;
        var truths = new List<VisitTruth>();
        for (var index = 0; index < course.Visits.Count; index++)
        {
            var (visit, key) = (course.Visits[index], course.Key with { Capture = index });
            var photo = studio.Photograph(course.Identity, visit.Capture, size, key.Capturing(course.Seed));
            var (file, truth) = (course.FileOf(visit), photo.Skin.ByRegion());
            truths.Add(new VisitTruth(file, visit.Day, visit.Lapse, Changes(first ??= truth, truth)));
            yield return new PhantomFile(file, CameraModel.Encode(codec, photo.Image, visit.Capture.CameraAt(size)));
            yield return Text(Path.ChangeExtension(file, ".json"), Record(file, course, key, visit, size, truth).ToJson());
        }

        yield return Text(CourseTruth.FileName, new CourseTruth(
            CourseTruth.CurrentSchema, course.Client, course.Seed, course.Key.Subject, course.Effect, truths).ToJson());
        yield return Text("course.json", CourseJson(course));
    }

    private static Dictionary<string, TrueChange> Changes(IReadOnlyDictionary<string, RegionTruth> before, IReadOnlyDictionary<string, RegionTruth> after) =>
        after.ToDictionary(region => region.Key, region => TrueChange.Between(before[region.Key], region.Value));

    private static PhantomRecord Record(
        string file, PhantomCourse course, PhantomKey key, PhantomVisit visit, FaceSize size, IReadOnlyDictionary<string, RegionTruth> truth) => new(
        PhantomRecord.CurrentSchema, file, SceneName, course.Seed, key, size.PixelsPerMm * visit.Capture.Scale, visit.Skin, visit.Capture.Light,
        visit.Capture.CameraAt(size), visit.Capture.Nuisance(), truth);

    /// <summary>As docs/course-json.md has it.</summary>
    private static string CourseJson(PhantomCourse course) => JsonSerializer.Serialize(
        new
        {
            schema = "photoprogress.course/1",
            client = course.Client,
            plan = new { modality = "microneedling (phantom)", needleDepthMm = 1.5, sessions = VisitPlan.Sessions, intervalDays = VisitPlan.IntervalDays },
            sessions = course.SessionDates,
            photos = course.Visits.Select(visit => new { file = course.FileOf(visit), date = course.DateOf(visit), view = "front", timing = TimingOf(visit.Timing) }),
            baseline = course.FileOf(course.Visits[0]),
        },
        Indented) + "\n";

    private static string TimingOf(PhotoTiming timing) => timing switch
    {
        PhotoTiming.PreSession => "pre-session",
        PhotoTiming.PostSession => "post-session",
        _ => "follow-up",
    };

    private static PhantomFile Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
