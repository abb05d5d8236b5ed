using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Pipeline;

/// <summary>A worker's sign of life, and what it does once at its start.</summary>
public sealed class WorkerPulse(IServiceScopeFactory scopes, WorkerName name, ServiceSettings settings, TimeProvider clock, ILogger<WorkerPulse> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>Silence after which a worker's photos are given to others.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ClinicDb>().Workers.Where(w => w.Name == name.Name).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                log.PulseFailed(fault.GetType().Name);
            }
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var now = clock.GetUtcNow();
        var version = await VersionAsync(db, cancellation);
        await db.Workers.Where(w => w.SeenAt < now - ForgottenAfter).ExecuteDeleteAsync(cancellation);
        db.Workers.Add(new WorkerBeat { Name = name.Name, AnalysisVersion = version, StartedAt = now, SeenAt = now });
        await db.SaveChangesAsync(cancellation);
        // On SQLite this is the only process: whatever is running was left behind.
        if (settings.Engine == Engine.Sqlite && await RunClaims.RecoverAsync(db, [name.Name], now, cancellation) is > 0 and var recovered) log.Recovered(recovered);
        if (await RunClaims.RenewAsync(db.Runs, version, now, cancellation) is > 0 and var renewed) log.Renewed(renewed, version);
    }

    private static async Task<string> VersionAsync(ClinicDb db, CancellationToken cancellation) =>
        AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleOrDefaultAsync(cancellation));

    private async Task BeatAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ClinicDb>(), clock.GetUtcNow());
        var version = await VersionAsync(db, cancellation); // another one once the owner has chosen another table
        await db.Workers.Where(w => w.Name == name.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.SeenAt, now).SetProperty(w => w.AnalysisVersion, version), cancellation);
    }
}
