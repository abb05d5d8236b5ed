using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store.Parts;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>Every hour: removes uploads that nobody finished, and parts whose session is gone.</summary>
public sealed class UploadSweep(IServiceScopeFactory scopes, PartFolder parts, TimeProvider clock, ILogger<UploadSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <returns>How many were removed.</returns>
    public async Task<int> SweepAsync(ClinicDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var lying = parts.All(); // before the rows are read: a row is written before its first part
        var expired = await db.Uploads.Where(u => u.ExpiresAt <= now).Select(u => u.Id).ToListAsync(cancellation);
        var known = await db.Uploads.Where(u => u.ExpiresAt > now).Select(u => u.Id).ToListAsync(cancellation);
        var removed = 0;
        foreach (var id in expired.Union(lying.Except(known)))
            if (await RemoveAsync(db, id, cancellation)) removed++;
        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var removed = await SweepAsync(scope.ServiceProvider.GetRequiredService<ClinicDb>(), stoppingToken);
                if (removed > 0) log.UploadsSwept(removed);
            }
            catch (Exception fault) when (fault is IOException or System.Data.Common.DbException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                log.SweepFailed(fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>False for one that somebody is sending just now: the next sweep finds it.</summary>
    private async Task<bool> RemoveAsync(ClinicDb db, Guid id, CancellationToken cancellation)
    {
        using var held = parts.TryOpen(id);
        if (held is null) return false;
        await db.Uploads.Where(u => u.Id == id).ExecuteDeleteAsync(cancellation);
        parts.Delete(id);
        return true;
    }
}
