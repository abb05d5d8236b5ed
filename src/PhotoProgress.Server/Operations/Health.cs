using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary><c>/health</c>: the process lives. <c>/ready</c>: it can do its work, or one line for each thing that is missing.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => Results.Text("healthy\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(ClinicDb db, PhotoStore store, ServiceSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        var condition = await ConditionAsync(db, store, cancellation);
        var faults = Readiness.Faults(settings, condition);
        var warnings = Readiness.Warnings(settings, condition, clock.GetUtcNow());
        return faults.Count == 0
            ? Results.Text(Lines(["ready", .. warnings]))
            : Results.Text(Lines([.. faults, .. warnings]), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Condition> ConditionAsync(ClinicDb db, PhotoStore store, CancellationToken cancellation)
    {
        var connected = await CanConnectAsync(db, cancellation);
        return new Condition(
            connected,
            Directory.Exists(store.Folder),
            FreeBytesOf(store.Folder),
            Readiness.HasPrinter,
            Readiness.HasImageLibrary,
            connected ? await db.Workers.MaxAsync(w => (DateTimeOffset?)w.SeenAt, cancellation) : null);
    }

    private static async Task<bool> CanConnectAsync(ClinicDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) && await db.Clinics.AnyAsync(cancellation);

    /// <summary>A folder that is gone has no disk; that is told by itself.</summary>
    private static long FreeBytesOf(string folder) => Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : long.MaxValue;

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
