using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Which photo is worked on next, and who has it. Pending work is a query: nothing is lost with a queue, and a claim is one conditional
/// update, so that two workers never have the same photo.
/// </summary>
public static class RunClaims
{
    /// <summary>A photo in whose course of work the process ended this often is set aside.</summary>
    public const int MostDeaths = 3;

    /// <summary>Failures that leave the process alive: a full disk, a database that went away.</summary>
    public const int MostFailures = 5;

    /// <summary>Measured again for a new version: after everything that somebody waits for.</summary>
    private const int LowPriority = 5;

    /// <summary>
    /// A photo is set aside for deaths that may have been somebody else's: a kill, a power cut, the photo beside it. Once no worker has died
    /// for this long it is tried one more time; a death then is its own.
    /// </summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMinutes(2);

    private const int LongestError = 400;
    private const int Candidates = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Runs that may be begun now, the most urgent first; whoever was tried already lets the others go first.</summary>
    public static IQueryable<AnalysisRun> Due(ClinicDb db, DateTimeOffset now) => db.Runs
        .Where(r => r.State == RunState.Waiting && r.DueAt <= now)
        .OrderBy(r => r.Priority).ThenBy(r => r.Attempts).ThenBy(r => r.DueAt);

    /// <summary>Claims the next run; the attempt is counted and saved before any work.</summary>
    /// <returns>Null where nothing is due.</returns>
    public static async Task<AnalysisRun?> ClaimAsync(ClinicDb db, string worker, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await Due(db, now).Select(r => r.PhotoId).Take(Candidates).ToListAsync(cancellation) is { Count: > 0 } candidates)
        {
            foreach (var id in candidates)
                if (await TakeAsync(db, id, worker, version, now, cancellation)) return await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.PhotoId == id, cancellation);
        }

        return null;
    }

    /// <summary>Runs whose worker is gone: begun again later, or set aside when that has happened too often.</summary>
    /// <param name="alive">Names of the workers that gave a sign of life lately.</param>
    public static async Task<int> RecoverAsync(ClinicDb db, IReadOnlyCollection<string> alive, DateTimeOffset now, CancellationToken cancellation)
    {
        var orphans = db.Runs.Where(r => r.State == RunState.Running && !alive.Contains(r.Worker!));
        var aside = await orphans.Where(r => r.Attempts >= MostDeaths).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.SetAside).SetProperty(r => r.FinishedAt, now)
                .SetProperty(r => r.Error, "The process ended each time this photo was worked on."), cancellation);
        return aside + await orphans.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.DueAt, now)
                .SetProperty(r => r.Error, "The process ended while this photo was worked on."), cancellation);
    }

    /// <summary>Photos that were set aside while workers died get their one more try, if it is calm now.</summary>
    public static async Task<int> TryOnceMoreAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var aside = db.Runs.Where(r => r.State == RunState.SetAside && r.Attempts == MostDeaths && r.FinishedAt <= now - Calm);
        if (!await aside.AnyAsync(cancellation)) return 0;
        if (await db.Workers.AnyAsync(w => w.SeenAt <= now - WorkerPulse.DeadAfter && w.SeenAt > now - WorkerPulse.DeadAfter - Calm, cancellation)) return 0;
        return await aside.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.DueAt, now), cancellation);
    }

    /// <summary>All stages have their marks. Where another baseline was chosen meanwhile, it waits again.</summary>
    public static async Task FinishAsync(ClinicDb db, AnalysisRun run, Guid against, DateTimeOffset now, CancellationToken cancellation)
    {
        var mine = Mine(db, run);
        var done = await mine.Where(r => r.AgainstId == against).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Done).SetProperty(r => r.FinishedAt, now)
                .SetProperty(r => r.Attempts, 0).SetProperty(r => r.Error, (string?)null).SetProperty(r => r.Priority, 0), cancellation);
        if (done == 0)
            await mine.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancellation);
    }

    /// <summary>The work failed and the process lives: again after a pause that doubles, or given up.</summary>
    public static Task FailAsync(ClinicDb db, AnalysisRun run, string error, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = run.Attempts >= MostFailures ? RunState.Failed : RunState.Waiting;
        var due = now + (FirstPause * Math.Pow(2, run.Attempts - 1));
        var line = error.Length <= LongestError ? error : error[..LongestError];
        return Mine(db, run).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, state).SetProperty(r => r.DueAt, due).SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Error, line), cancellation);
    }

    /// <summary>The service is being stopped: nobody's fault.</summary>
    public static Task ReleaseAsync(ClinicDb db, AnalysisRun run, DateTimeOffset now, CancellationToken cancellation) => Mine(db, run).ExecuteUpdateAsync(
        set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.Attempts, r => r.Attempts - 1).SetProperty(r => r.DueAt, now), cancellation);

    /// <summary>What another version has finished is to be done again, after everything that somebody waits for. Its results stay until then.</summary>
    /// <param name="runs">All, or those of one photo.</param>
    public static Task<int> RenewAsync(IQueryable<AnalysisRun> runs, string version, DateTimeOffset now, CancellationToken cancellation) => runs
        .Where(r => r.AnalysisVersion != version && (r.State == RunState.Done || r.State == RunState.Waiting))
        .ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.AnalysisVersion, version)
                .SetProperty(r => r.Priority, r => r.State == RunState.Done ? LowPriority : r.Priority).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancellation);

    /// <summary>Somebody asks for another try.</summary>
    public static Task<int> RetryAsync(ClinicDb db, Guid photoId, DateTimeOffset now, CancellationToken cancellation) => db.Runs
        .Where(r => r.PhotoId == photoId && (r.State == RunState.Failed || r.State == RunState.SetAside))
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Waiting).SetProperty(r => r.Attempts, 0).SetProperty(r => r.DueAt, now), cancellation);

    private static async Task<bool> TakeAsync(ClinicDb db, Guid id, string worker, string version, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Runs.Where(r => r.PhotoId == id && r.State == RunState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Running).SetProperty(r => r.Attempts, r => r.Attempts + 1)
                .SetProperty(r => r.StartedAt, now).SetProperty(r => r.Worker, worker).SetProperty(r => r.AnalysisVersion, version), cancellation) == 1;

    private static IQueryable<AnalysisRun> Mine(ClinicDb db, AnalysisRun run) =>
        db.Runs.Where(r => r.PhotoId == run.PhotoId && r.State == RunState.Running && r.Worker == run.Worker);
}
