using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Server.Photos;
using Quartz;

namespace PhotoProgress.Server.Operations;

/// <summary>
/// Every hour, in one process of all: removes files of the photo store that no row names, left by a crash between bytes and row, and
/// half-written ones. Young files are left alone, because their row may be on its way.
/// </summary>
[DisallowConcurrentExecution]
public sealed class OrphanSweep(ClinicDb db, PhotoStore store, TimeProvider clock, ILogger<OrphanSweep> log) : IJob
{
    public static readonly JobKey Key = new("orphans");

    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Longer than any upload and any analysis of one photo.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many files are gone.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Young;
        var removed = store.SweepAbandoned(Young).Count;
        foreach (var batch in store.All().Where(file => file.Touched < before).Chunk(StoreNames.MostAsked))
        {
            var named = await StoreNames.NamedAsync(db, [.. batch.Select(file => file.Address)], cancellation);
            removed += batch.Count(file => !named.Contains(file.Address) && store.DeleteUnlessTouched(file));
        }

        if (removed > 0) log.OrphansRemoved(removed);
        return removed;
    }
}
