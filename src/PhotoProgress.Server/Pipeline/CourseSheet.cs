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

    /// <summary>
    /// The photo that each counting one is to be compared with: of its view, chosen by the timing rules among those that passed their
    /// check. The empty id where there is none, and for the baseline itself.
    /// </summary>
    public IReadOnlyDictionary<Guid, Guid> Baselines()
    {
        var usable = Counting.Where(photo => photo.Usable == true).ToList();
        var course = AsKernelCourse(usable);
        var result = new Dictionary<Guid, Guid>();
        foreach (var view in Photos.Select(photo => photo.Photo.View).Distinct())
        {
            var chosen = CourseTiming.BaselineOf(course, view);
            var baseline = chosen.IsRefused ? Guid.Empty : Guid.ParseExact(chosen.Value.File, "N");
            foreach (var photo in Photos.Where(photo => photo.Photo.View == view))
                result[photo.Photo.Id] = photo.Photo.Id == baseline || photo.Photo.ExcludedBecause is not null ? Guid.Empty : baseline;
        }

        return result;
    }
}
