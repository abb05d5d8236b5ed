using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Api;
using Course = PhotoProgress.Data.Treatment.Course;

namespace PhotoProgress.Server.Clients;

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
        var small = await db.Photos.Where(p => p.CourseId == course.Id).RowsIn(db.DerivedFiles, f => f.PhotoId).Where(f => f.Kind == DerivedKind.Thumbnail)
            .Select(f => f.PhotoId).Distinct().ToListAsync(cancellation);
        return new FileCourse(
            course, plan, sessions,
            photos.Select(p => new FilePhoto(p, small.Contains(p.Id))).ToLookup(p => p.Photo.SessionId),
            await ViewResults.NewestAsync(db, course, photos, sessions, cancellation),
            await ReportRoutes.OfCourse(db, course.Id).FirstOrDefaultAsync(cancellation));
    }
}
