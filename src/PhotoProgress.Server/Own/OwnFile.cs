using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Own;

/// <summary>A course of the client's own.</summary>
/// <param name="Reports">Those that were published, the newest first; at least one.</param>
/// <param name="Results">As the newest of them tells it.</param>
public sealed record OwnCourse(CourseRow Course, IReadOnlyList<ReportRow> Reports, IReadOnlyList<ViewResult> Results);

/// <summary>What a client sees of the clinic: what was published, and what the client decides.</summary>
/// <param name="MailOffAt">Since when this account wants no messages; null while it does.</param>
public sealed record OwnFile(DateTimeOffset? DeletionAskedAt, DateTimeOffset? MailOffAt, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<OwnCourse> Courses)
{
    /// <returns>Null where the client is gone.</returns>
    public static async Task<OwnFile?> LoadAsync(ClinicDb db, Guid clientId, Guid? memberId, CancellationToken cancellation)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == clientId, cancellation);
        if (client is null) return null;
        var courses = new List<OwnCourse>();
        foreach (var course in await CourseRoutes.OfClient(db, clientId).ToListAsync(cancellation))
            if (await LoadAsync(db, course, cancellation) is { } own) courses.Add(own);
        var mailOffAt = await db.Users.Where(m => m.Id == memberId).Select(m => m.MailOffAt).FirstOrDefaultAsync(cancellation);
        return new OwnFile(client.DeletionAskedAt, mailOffAt, await ConsentRoutes.OfClient(db, clientId).ToListAsync(cancellation), courses);
    }

    private static async Task<OwnCourse?> LoadAsync(ClinicDb db, CourseRow course, CancellationToken cancellation)
    {
        var reports = (await ReportRoutes.OfCourse(db, course.Id).ToListAsync(cancellation)).Where(r => r.State == ReportState.Published).ToList();
        if (reports.Count == 0) return null;
        var sessions = await CourseRoutes.SessionsOf(db, course.Id).ToListAsync(cancellation);
        var photos = await CourseRoutes.PhotosOf(db, course.Id).ToListAsync(cancellation);
        return new OwnCourse(course, reports, await ViewResults.ToldByAsync(db, reports[0], photos, sessions, cancellation));
    }
}
