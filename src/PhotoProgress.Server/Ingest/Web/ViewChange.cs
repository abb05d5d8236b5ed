using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>How changing a photo's view ended.</summary>
public enum ViewChanged
{
    Done,
    NoPhoto,

    /// <summary>It is being analysed just now; in a moment it can be changed.</summary>
    Busy,
}

/// <summary>
/// A photo is of another view than was said. All that was found in it was found on a wrong assumption, also where others were compared
/// with it: it is taken away, and the photo waits to be analysed again.
/// </summary>
public sealed class ViewChange(ClinicDb db, AuditTrail audit, AnalysisQueue queue, TimeProvider clock)
{
    public async Task<ViewChanged> RunAsync(Guid sessionId, Guid photoId, PhotoView view, string actor, CancellationToken cancellation)
    {
        var courseId = await db.Photos.Where(p => p.Id == photoId && p.SessionId == sessionId).Select(p => (Guid?)p.CourseId).FirstOrDefaultAsync(cancellation);
        if (courseId is null) return ViewChanged.NoPhoto;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await Baselines.TouchAsync(db, courseId.Value, clock.GetUtcNow(), cancellation); // first, as everywhere: it locks the course
        if (!await BeginAgainAsync(photoId, cancellation)) return ViewChanged.Busy;
        await db.Photos.Where(p => p.Id == photoId).ExecuteUpdateAsync(set => set.SetProperty(p => p.View, view), cancellation);
        await ForgetAsync(photoId, cancellation);
        var version = AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).FirstOrDefaultAsync(cancellation));
        await Baselines.RefreshAsync(db, courseId.Value, version, clock.GetUtcNow(), cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "photo.view-change", $"photo:{photoId}", $"view={PhotoWords.Of(view)}"), cancellation);
        await transaction.CommitAsync(cancellation);
        await queue.WakeAsync(cancellation);
        return ViewChanged.Done;
    }

    /// <summary>False while a worker has it, which would write what it finds under the old view.</summary>
    private async Task<bool> BeginAgainAsync(Guid photoId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await db.Runs.Where(r => r.PhotoId == photoId && r.State != RunState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.Priority, 0).SetProperty(r => r.DueAt, now)
                .SetProperty(r => r.AgainstId, Guid.Empty).SetProperty(r => r.Error, (string?)null), cancellation) == 1;
    }

    private async Task ForgetAsync(Guid photoId, CancellationToken cancellation)
    {
        await db.Marks.Where(m => (m.PhotoId == photoId && m.Stage != Stage.Ingest) || m.AgainstId == photoId).ExecuteDeleteAsync(cancellation);
        await db.Readings.Where(r => r.PhotoId == photoId).ExecuteDeleteAsync(cancellation);
        await db.Comparisons.Where(c => c.PhotoId == photoId || c.BaselineId == photoId).ExecuteDeleteAsync(cancellation);
        await db.DerivedFiles.Where(f => f.PhotoId == photoId || f.AgainstId == photoId).ExecuteDeleteAsync(cancellation);
    }
}
