using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using Course = PhotoProgress.Data.Treatment.Course;
using Photo = PhotoProgress.Data.Photos.Photo;

namespace PhotoProgress.Server.Pipeline;

/// <summary>A photo of a course with what its check said.</summary>
/// <param name="Usable">Null before the check.</param>
public sealed record SheetPhoto(Photo Photo, DateOnly Date, bool? Usable, AnalysisRun Run)
{
    /// <summary>The kernel names photos by file; here the id stands for it.</summary>
    public string File => Photo.Id.ToString("N");
}

/// <summary>A course as loaded from the database, for the kernel's timing rules.</summary>
public sealed record CourseSheet(Course Course, string ClientCode, Plan Plan, IReadOnlyList<Session> Sessions, IReadOnlyList<SheetPhoto> Photos)
{
    public static readonly Refusal NotAnalysed = new("not_analysed", "The analysis of this photo failed.", "Ask whoever runs the service to look at the queue page.");
    private static readonly Refusal NotUsable = new("not_usable", "It did not pass its checks.", "Take another photo, or leave this one out.");
    private static readonly Refusal NotChecked = new("not_checked", "It waits for its check.", "Look again in a minute.");

    /// <summary>Photos that a practitioner left out belong to no course of the kernel.</summary>
    public IEnumerable<SheetPhoto> Counting => Photos.Where(photo => photo.Photo.ExcludedBecause is null);

    /// <summary>Everything of the course.</summary>
    /// <returns>Null where the course is gone.</returns>
    public static async Task<CourseSheet?> LoadAsync(ClinicDb db, Guid courseId, string version, CancellationToken cancellation)
    {
        var head = await (from course in db.Courses.AsNoTracking()
                          join client in db.Clients on course.ClientId equals client.Id
                          join plan in db.Plans on course.PlanId equals plan.Id
                          where course.Id == courseId
                          select new { course, client.Code, plan }).FirstOrDefaultAsync(cancellation);
        if (head is null) return null;
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.CourseId == courseId).OrderBy(s => s.Date).ToListAsync(cancellation);
        var dates = sessions.ToDictionary(s => s.Id, s => s.Date);
        var photos = await (from photo in db.Photos.AsNoTracking()
                            join run in db.Runs.AsNoTracking() on photo.Id equals run.PhotoId
                            where photo.CourseId == courseId
                            select new
                            {
                                photo,
                                run,
                                Usable = db.Readings.Where(r => r.PhotoId == photo.Id && r.AnalysisVersion == version).Select(r => (bool?)r.Usable).FirstOrDefault(),
                            }).ToListAsync(cancellation);
        return new CourseSheet(
            head.course, head.Code, head.plan, sessions,
            [.. photos.Select(p => new SheetPhoto(p.photo, dates[p.photo.SessionId], p.Usable, p.run)).OrderBy(p => p.Date).ThenBy(p => p.Photo.ReceivedAt).ThenBy(p => p.Photo.Id)]);
    }

    /// <summary>The course as the kernel knows it.</summary>
    /// <param name="photos">Which of the photos belong to it.</param>
    public Analysis.Ingest.Course AsKernelCourse(IEnumerable<SheetPhoto> photos) => new(
        ClientCode, Plan.AsCoursePlan(),
        [.. Sessions.Where(s => s.Kind == SessionKind.Treatment).Select(s => s.Date).Distinct().Order()],
        [.. photos.Select(AsKernelPhoto)],
        Course.BaselinePhotoId?.ToString("N"));

    public static CoursePhoto AsKernelPhoto(SheetPhoto photo) => new(photo.File, photo.Date, photo.Photo.View, photo.Photo.Timing);

    /// <summary>The photo of a view that the others are compared with: chosen by the timing rules among the counting ones that passed their check.</summary>
    public Outcome<CoursePhoto> BaselineOf(PhotoView view)
    {
        var counting = Counting.ToDictionary(photo => photo.File);
        return CourseTiming.BaselineOf(AsKernelCourse(counting.Values), view, photo => RefusalOf(counting[photo.File]));
    }

    /// <summary>For each view of a counting photo.</summary>
    public IReadOnlyDictionary<PhotoView, Outcome<CoursePhoto>> BaselinesByView() =>
        Counting.Select(photo => photo.Photo.View).Distinct().ToDictionary(view => view, BaselineOf);

    /// <summary>The photo that each one is to be compared with; the empty id where there is none, for the baseline itself and for what is left out.</summary>
    public IReadOnlyDictionary<Guid, Guid> Baselines()
    {
        var byView = BaselinesByView();
        return Photos.ToDictionary(photo => photo.Photo.Id, photo => photo.Photo.ExcludedBecause is null ? Against(photo, byView[photo.Photo.View]) : Guid.Empty);
    }

    /// <summary>Why a photo that can be used has no comparison; null for a baseline and for one that still waits.</summary>
    /// <param name="baseline">Of the photo's view.</param>
    public static Refusal? WhyNotCompared(SheetPhoto photo, Outcome<CoursePhoto> baseline) => photo.Run.State is RunState.Failed or RunState.SetAside ? NotAnalysed : baseline.Refused;

    /// <summary>The photo that a counting one is to be compared with; the empty id where there is none, and for the baseline itself.</summary>
    /// <inheritdoc cref="WhyNotCompared"/>
    public static Guid Against(SheetPhoto photo, Outcome<CoursePhoto> baseline) =>
        baseline.IsRefused || baseline.Value.File == photo.File ? Guid.Empty : Guid.ParseExact(baseline.Value.File, "N");

    private static Refusal? RefusalOf(SheetPhoto photo) => photo switch
    {
        { Usable: true } => null,
        { Usable: false, Photo.View: var view } => SideView.Includes(view) ? SideView.NotMeasured : NotUsable,
        { Run.State: RunState.Failed or RunState.SetAside } => NotAnalysed,
        _ => NotChecked,
    };
}
