using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using Quartz;

namespace PhotoProgress.Server.Pipeline;

/// <summary>One ticket: a report that somebody waits for, or else the most urgent photo. No work is fine too.</summary>
public sealed class Ticket(ClinicDb db, PhotoWork photos, ReportStage reports, WorkerName worker, TimeProvider clock, Meters meters, ILogger<Ticket> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var cancellation = cancellationToken;
        var repeatability = await db.Clinics.Select(c => c.RepeatabilityJson).SingleOrDefaultAsync(cancellation);
        var version = AnalysisEngine.VersionWith(repeatability);
        if (await db.Clinics.AnyAsync(c => c.QueuePausedAt != null, cancellation)) return;
        var course = await ReportStage.Due(db, clock.GetUtcNow()).FirstOrDefaultAsync(cancellation);
        if (course != Guid.Empty) await ReportAsync(course, version, cancellation);
        else if (await RunClaims.ClaimAsync(db, worker.Name, version, clock.GetUtcNow(), cancellation) is { } run) await AnalyseAsync(run, repeatability, cancellation);
    }

    private async Task AnalyseAsync(AnalysisRun run, string? repeatability, CancellationToken cancellation)
    {
        var startedAt = clock.GetTimestamp();
        try
        {
            await photos.RunAsync(run, repeatability, cancellation);
            var elapsed = clock.GetElapsedTime(startedAt);
            meters.Analysed(elapsed);
            log.Analysed(run.PhotoId, (int)elapsed.TotalMilliseconds, run.Attempts);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            await RunClaims.ReleaseAsync(db, run, clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception fault)
        {
            // Whatever it was, the next photo must not suffer for it.
            db.ChangeTracker.Clear();
            meters.Failed();
            log.AnalysisFailed(fault, run.PhotoId, run.Attempts, fault.GetType().Name);
            await RunClaims.FailAsync(db, run, $"{fault.GetType().Name}: see the log of {worker.Name}.", clock.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task ReportAsync(Guid course, string version, CancellationToken cancellation)
    {
        var startedAt = clock.GetTimestamp();
        try
        {
            await reports.RunAsync(course, version, cancellation);
            log.Reported(course, (int)clock.GetElapsedTime(startedAt).TotalMilliseconds);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            log.ReportFailed(fault, course, fault.GetType().Name);
        }
    }
}

/// <summary>Name of this process among the workers; another one with every start.</summary>
public sealed record WorkerName(string Name)
{
    public static WorkerName Of(TimeProvider clock) => new(FormattableString.Invariant(
        $"{Environment.MachineName}-{Environment.ProcessId}-{clock.GetUtcNow().ToUnixTimeSeconds()}"));
}
