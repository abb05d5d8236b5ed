using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using Quartz;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Every few seconds, in one worker of all: takes back what dead workers left, announces what is due. What makes the queue survive
/// anything is here, and it is a query.
/// </summary>
[DisallowConcurrentExecution]
public sealed class Sweep(ClinicDb db, AnalysisQueue queue, TimeProvider clock, ILogger<Sweep> log) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Enough to keep many workers busy until the next sweep.</summary>
    private const int MostTickets = 64;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (now, cancellation) = (clock.GetUtcNow(), cancellationToken);
        var alive = await db.Workers.Where(w => w.SeenAt > now - WorkerPulse.DeadAfter).Select(w => w.Name).ToListAsync(cancellation);
        var recovered = await RunClaims.RecoverAsync(db, alive, now, cancellation);
        if (recovered > 0) log.Recovered(recovered);
        await RunClaims.TryOnceMoreAsync(db, now, cancellation);
        if (await db.Clinics.AnyAsync(c => c.QueuePausedAt != null, cancellation)) return;
        var due = await RunClaims.Due(db, now).Take(MostTickets).CountAsync(cancellation)
            + await ReportStage.Due(db, now).Take(MostTickets).CountAsync(cancellation);
        var waiting = due == 0 ? 0 : await queue.WaitingAsync(cancellation);
        await queue.WakeAsync(Math.Clamp(due - waiting, 0, MostTickets), cancellation);
    }
}
