using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Account;

/// <summary>Everybody's own account: password, second step, signing out everywhere. Each change asks for the password, because somebody may have left the room.</summary>
public static class AccountPages
{
    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").DisableAntiforgery().NeedsMember().ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", async (HttpContext context, OwnAccount account) => Show(context, await account.StateAsync(context.User)));
        pages.MapPost("/password", async (HttpContext context, [FromForm] string? password, [FromForm] string? replacement, OwnAccount account) =>
            Show(context, await account.ChangePasswordAsync(context.User, password, replacement)));
        pages.MapPost("/code", async (HttpContext context, [FromForm] string? password, OwnAccount account) => Show(context, await account.BeginCodeAsync(context.User, password)));
        pages.MapPost("/code/confirm", async (HttpContext context, [FromForm] string? code, OwnAccount account) => Show(context, await account.ConfirmCodeAsync(context.User, code)));
        pages.MapPost("/code/off", async (HttpContext context, [FromForm] string? password, OwnAccount account) => Show(context, await account.EndCodeAsync(context.User, password)));
        pages.MapPost("/others", async (HttpContext context, [FromForm] string? password, OwnAccount account) => Show(context, await account.SignOutOthersAsync(context.User, password)));
    }

    private static RazorComponentResult<AccountPage> Show(HttpContext context, AccountState state) => context.Page<AccountPage>(
        new() { ["State"] = state }, state.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
