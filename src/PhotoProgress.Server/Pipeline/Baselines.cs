using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Pipeline;

/// <summary>Says which photo each is compared with, after anything that may change that.</summary>
public static class Baselines
{
    /// <summary>Photos of a session come within moments of each other: one report shows them all.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Writes the choice to the runs; whoever has another baseline than before is to be compared again. Raises the course's revision. Call
    /// it in the transaction of the change itself.
    /// </summary>
    public static async Task RefreshAsync(ClinicDb db, Guid courseId, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        await TouchAsync(db, courseId, now, cancellation); // first, because it locks the course: who comes second must see what the first one found
        var sheet = await CourseSheet.LoadAsync(db, courseId, version, cancellation);
        if (sheet is null) return;
        var chosen = sheet.Baselines();
        foreach (var photo in sheet.Photos.Where(photo => photo.Run.AgainstId != chosen[photo.Photo.Id]))
            await SetAsync(db, photo.Photo.Id, chosen[photo.Photo.Id], now, cancellation);
    }

    /// <summary>A report shows something that changed.</summary>
    public static Task TouchAsync(ClinicDb db, Guid courseId, DateTimeOffset now, CancellationToken cancellation) => TouchAsync(db.Courses.Where(c => c.Id == courseId), now, cancellation);

    /// <summary>Every report shows something that changed.</summary>
    public static Task TouchAllAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancellation) => TouchAsync(db.Courses.Where(c => db.Photos.Any(p => p.CourseId == c.Id)), now, cancellation);

    private static Task<int> TouchAsync(IQueryable<Course> courses, DateTimeOffset now, CancellationToken cancellation) => courses
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Revision, c => c.Revision + 1).SetProperty(c => c.ReportAttempts, 0).SetProperty(c => c.ReportDueAt, now + Settled), cancellation);

    /// <summary>One that runs now keeps running; it finds when it ends that its baseline is another and waits again.</summary>
    private static async Task SetAsync(ClinicDb db, Guid photoId, Guid baseline, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Runs.Where(r => r.PhotoId == photoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.AgainstId, baseline), cancellation);
        await db.Runs.Where(r => r.PhotoId == photoId && r.State == RunState.Done)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancellation);
    }
}
