using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Manage;

/// <summary>The owner's first page: where everything about the clinic itself is, and what needs the owner now.</summary>
public static class ClinicPages
{
    public static void MapClinicPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Navigation.Clinic).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", async (HttpContext context, Data.ClinicDb db, TimeProvider clock) => context.Page<ClinicPage>(new() { ["State"] = await ClinicState.LoadAsync(db, clock.GetUtcNow(), context.RequestAborted) }));
    }
}
