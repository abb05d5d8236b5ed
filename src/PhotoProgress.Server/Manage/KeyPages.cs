using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Manage;

/// <summary>
/// The owner's page of keys and backups: what there is, and the commands that change it. They are run at the machine, because each asks for a
/// copy of the key file, which no page may hand out. No key is shown, only ids.
/// </summary>
public static class KeyPages
{
    private const string Here = "/clinic/keys";

    public static void MapKeyPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Here).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, ClinicDb db, KeyRing keys, TimeProvider clock) => ShowAsync(context, db, keys, clock, null));
        // Reads the head of every file: seconds in a large clinic, so only when asked.
        pages.MapPost("/count", async (HttpContext context, ClinicDb db, KeyRing keys, PhotoStore store, TimeProvider clock) =>
            await ShowAsync(context, db, keys, clock, await Task.Run(() => KeyRotation.Count(store, context.RequestAborted))));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ClinicDb db, KeyRing keys, TimeProvider clock, KeyCount? count)
    {
        string? fault = null;
        try
        {
            keys.Refresh(); // another process, or the command, may have added or retired one
        }
        catch (KeyFileException gone)
        {
            fault = gone.Message;
        }

        return context.Page<KeysPage>(new()
        {
            ["Keys"] = keys.Keys,
            ["Current"] = keys.CurrentId,
            ["Count"] = count,
            ["Backup"] = await BackupFacts.LoadAsync(db, clock.GetUtcNow(), context.RequestAborted),
            ["Settings"] = context.RequestServices.GetRequiredService<ServiceSettings>(),
            ["Fault"] = fault,
        });
    }
}
