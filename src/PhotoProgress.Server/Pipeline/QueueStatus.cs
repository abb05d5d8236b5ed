using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Pipeline;

/// <summary>How the queue stands.</summary>
/// <param name="PausedAt">Null while it is not paused.</param>
/// <param name="OldestDueAt">When the longest waiting photo could have begun; null where none waits.</param>
public sealed record QueueSummary(
    DateTimeOffset? PausedAt, int Waiting, int Running, int Failed, int SetAside, int ReportsDue, DateTimeOffset? OldestDueAt,
    IReadOnlyList<StageCount> Stages, IReadOnlyList<WorkerRow> Workers);

/// <summary>A stage's work.</summary>
/// <param name="Pending">Photos, or for the report courses, for which it is the next stage.</param>
/// <param name="DoneLastHour">Marks of the last 60 minutes, refusals among them.</param>
public sealed record StageCount(Stage Stage, int Pending, int DoneLastHour, int RefusedLastHour);

/// <param name="Alive">Whether it gave a sign of life lately.</param>
public sealed record WorkerRow(string Name, string AnalysisVersion, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool Alive);

/// <summary>A photo's work.</summary>
public sealed record QueueItem(
    Guid PhotoId, Guid CourseId, PhotoView View, RunState State, string AnalysisVersion, int Attempts, DateTimeOffset DueAt, DateTimeOffset? StartedAt, string? Worker, string? Error);

/// <summary>
/// Questions about the queue and orders to it, for its page and the API. What is counted is work that is left or was done in the last
/// hour, never all that ever was, so that the answer does not grow slower with the clinic.
/// </summary>
public sealed class QueueStatus(ClinicDb db, AuditTrail audit, AnalysisQueue queue, TimeProvider clock)
{
    private static readonly RunState[] Unfinished = [RunState.Waiting, RunState.Running, RunState.Failed, RunState.SetAside];

    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    public async Task<QueueSummary> SummaryAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var counts = await db.Runs.Where(r => Unfinished.Contains(r.State)).GroupBy(r => r.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        int Of(RunState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
        var reports = await ReportStage.Due(db, now).CountAsync(cancellation);
        return new QueueSummary(
            await db.Clinics.Select(c => c.QueuePausedAt).FirstOrDefaultAsync(cancellation),
            Of(RunState.Waiting), Of(RunState.Running), Of(RunState.Failed), Of(RunState.SetAside), reports,
            await db.Runs.Where(r => r.State == RunState.Waiting).OrderBy(r => r.DueAt).Select(r => (DateTimeOffset?)r.DueAt).FirstOrDefaultAsync(cancellation),
            await StagesAsync(reports, now, cancellation),
            await WorkersAsync(now, cancellation));
    }

    public async Task<IReadOnlyList<QueueItem>> ItemsAsync(RunState state, int limit, CancellationToken cancellation) =>
        await (from run in db.Runs
               join photo in db.Photos on run.PhotoId equals photo.Id
               where run.State == state
               orderby run.Priority, run.DueAt
               select new QueueItem(photo.Id, photo.CourseId, photo.View, run.State, run.AnalysisVersion, run.Attempts, run.DueAt, run.StartedAt, run.Worker, run.Error))
            .Take(limit).ToListAsync(cancellation);

    /// <returns>Null where there is no such photo; false where it neither failed nor was set aside.</returns>
    public async Task<bool?> RetryAsync(Guid photoId, string actor, CancellationToken cancellation)
    {
        if (!await db.Runs.AnyAsync(r => r.PhotoId == photoId, cancellation)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var retried = await RunClaims.RetryAsync(db, photoId, clock.GetUtcNow(), cancellation) > 0;
        if (retried) await audit.AddAsync(db, new AuditLine(actor, "photo.retry", $"photo:{photoId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        if (retried) await queue.WakeAsync(cancellation);
        return retried;
    }

    public async Task PauseAsync(string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await OrderAsync(await db.Clinics.AnyAsync(c => c.QueuePausedAt == null, cancellation), now, new AuditLine(actor, "queue.pause", "queue"), cancellation);
    }

    public async Task ResumeAsync(string actor, CancellationToken cancellation)
    {
        await OrderAsync(await db.Clinics.AnyAsync(c => c.QueuePausedAt != null, cancellation), null, new AuditLine(actor, "queue.resume", "queue"), cancellation);
        await queue.WakeAsync(cancellation);
    }

    private async Task OrderAsync(bool changes, DateTimeOffset? pausedAt, AuditLine line, CancellationToken cancellation)
    {
        if (!changes) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Clinics.ExecuteUpdateAsync(set => set.SetProperty(c => c.QueuePausedAt, pausedAt), cancellation);
        await audit.AddAsync(db, line, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyList<StageCount>> StagesAsync(int reports, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Lately;
        var done = await db.Marks.Where(m => m.At >= since).GroupBy(m => new { m.Stage, m.Outcome })
            .Select(g => new { g.Key.Stage, g.Key.Outcome, Count = g.Count() }).ToListAsync(cancellation);
        var left = db.Runs.Where(r => r.State == RunState.Waiting || r.State == RunState.Running);
        var all = await left.CountAsync(cancellation);
        var toCheck = await left.CountAsync(r => !db.Marks.Any(m => m.PhotoId == r.PhotoId && m.Stage == Stage.Check && m.AnalysisVersion == r.AnalysisVersion), cancellation);
        return [.. Enum.GetValues<Stage>().Select(stage => new StageCount(
            stage, PendingOf(stage, toCheck, all - toCheck, reports),
            done.Where(d => d.Stage == stage).Sum(d => d.Count), done.Where(d => d.Stage == stage && d.Outcome == StageOutcome.Refused).Sum(d => d.Count)))];
    }

    /// <summary>A photo is measured with its check and judged with its alignment, so it waits for the first of each two.</summary>
    private static int PendingOf(Stage stage, int toCheck, int toAlign, int reports) => stage switch
    {
        Stage.Check => toCheck,
        Stage.Align => toAlign,
        Stage.Report => reports,
        _ => 0,
    };

    private async Task<IReadOnlyList<WorkerRow>> WorkersAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var workers = await db.Workers.AsNoTracking().OrderBy(w => w.StartedAt).ToListAsync(cancellation);
        return workers.ConvertAll(w => new WorkerRow(w.Name, w.AnalysisVersion, w.StartedAt, w.SeenAt, w.SeenAt > now - WorkerPulse.DeadAfter));
    }
}
