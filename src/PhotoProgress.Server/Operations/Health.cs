using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Operations;

/// <summary><c>/health</c>: the process lives. <c>/ready</c>: it can do its work, or one line for each thing that is missing.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", () => Results.Text("healthy\n")).AllowAnonymous();
        routes.MapGet("/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(ClinicDb db, PhotoStore store, CancellationToken cancellation)
    {
        var missing = new List<string>();
        if (!await CanConnectAsync(db, cancellation)) missing.Add("database: no connection");
        if (!Directory.Exists(store.Folder)) missing.Add("photos: the folder is gone");
        return missing.Count == 0
            ? Results.Text("ready\n")
            : Results.Text(string.Join('\n', missing) + "\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> CanConnectAsync(ClinicDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) && await db.Clinics.AnyAsync(cancellation);
}
