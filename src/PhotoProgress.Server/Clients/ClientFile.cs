using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Reports.Words;
using PhotoProgress.Server.Api;
using Course = PhotoProgress.Data.Treatment.Course;

namespace PhotoProgress.Server.Clients;

/// <summary>What a view's newest comparison says.</summary>
public sealed record ViewResult(PhotoView View, DateOnly Date, string Sentence);

/// <param name="HasThumbnail">False before the check, and where the file could not be read.</param>
public sealed record FilePhoto(CoursePhotoRow Photo, bool HasThumbnail);

/// <summary>A course as the client's page shows it.</summary>
/// <param name="Report">The newest; null before the first one.</param>
public sealed record FileCourse(Course Course, Plan Plan, IReadOnlyList<SessionRow> Sessions, ILookup<Guid, FilePhoto> Photos, IReadOnlyList<ViewResult> Results, ReportRow? Report);

/// <summary>A client as the page shows it.</summary>
public sealed record ClientFile(Client Client, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<Plan> Plans, IReadOnlyList<FileCourse> Courses)
{
    /// <returns>Null where there is no such client.</returns>
    public static async Task<ClientFile?> LoadAsync(ClinicDb db, Guid id, CancellationToken cancellation)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);
        if (client is null) return null;
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation);
        var courses = new List<FileCourse>();
        foreach (var course in await db.Courses.AsNoTracking().Where(c => c.ClientId == id).OrderByDescending(c => c.StartedOn).ToListAsync(cancellation))
            courses.Add(await LoadAsync(db, course, plans.Single(p => p.Id == course.PlanId), cancellation));
        return new ClientFile(client, await ConsentRoutes.OfClient(db, id).ToListAsync(cancellation), [.. plans.Where(p => p.ArchivedAt is null)], courses);
    }

    private static async Task<FileCourse> LoadAsync(ClinicDb db, Course course, Plan plan, CancellationToken cancellation)
    {
        var sessions = await CourseRoutes.SessionsOf(db, course.Id).ToListAsync(cancellation);
        var photos = await CourseRoutes.PhotosOf(db, course.Id).ToListAsync(cancellation);
        var small = await db.DerivedFiles.Where(f => f.Kind == DerivedKind.Thumbnail && db.Photos.Any(p => p.Id == f.PhotoId && p.CourseId == course.Id))
            .Select(f => f.PhotoId).Distinct().ToListAsync(cancellation);
        return new FileCourse(
            course, plan, sessions,
            photos.Select(p => new FilePhoto(p, small.Contains(p.Id))).ToLookup(p => p.Photo.SessionId),
            await ResultsAsync(db, course, photos, sessions, cancellation),
            await ReportRoutes.OfCourse(db, course.Id).FirstOrDefaultAsync(cancellation));
    }

    /// <summary>The newest comparison of each view of a photo that counts by the timing rules, in the report's words.</summary>
    private static async Task<IReadOnlyList<ViewResult>> ResultsAsync(
        ClinicDb db, Course course, List<CoursePhotoRow> photos, List<SessionRow> sessions, CancellationToken cancellation)
    {
        var dates = sessions.ToDictionary(s => s.Id, s => s.Date);
        DateOnly[] needled = [.. sessions.Where(s => s.Kind == SessionKind.Treatment).Select(s => s.Date).Distinct().Order()];
        bool Counts(CoursePhotoRow photo) =>
            CourseTiming.StatusOf(new CoursePhoto(photo.Id.ToString("N"), dates[photo.SessionId], photo.View, photo.Timing), needled) == PhotoStatus.Counts;
        var version = await ShownVerdicts.VersionAsync(db, course.ShownVersion, cancellation);
        var compared = await ShownVerdicts.Of(db, course.Id, version).Select(c => new { c.Id, c.PhotoId }).ToDictionaryAsync(c => c.PhotoId, c => c.Id, cancellation);
        var results = new List<ViewResult>();
        foreach (var view in photos.Where(p => compared.ContainsKey(p.Id) && Counts(p)).GroupBy(p => p.View).OrderBy(g => g.Key))
        {
            var newest = view.OrderBy(p => dates[p.SessionId]).ThenBy(p => p.ReceivedAt).Last();
            var document = await db.Comparisons.Where(c => c.Id == compared[newest.Id]).Select(c => c.Document).SingleAsync(cancellation);
            results.Add(new ViewResult(view.Key, dates[newest.SessionId], PlainSentence.Of(Documents.Read<ComparisonRecord>(document).Comparison)));
        }

        return results;
    }
}
