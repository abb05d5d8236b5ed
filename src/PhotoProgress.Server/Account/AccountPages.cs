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
        pages.MapGet("", async (HttpContext context, OwnAccount account) => await ShowAsync(context, await account.StateAsync(context.User)));
        pages.MapPost("/password", async (HttpContext context, [FromForm] string? password, [FromForm] string? replacement, OwnAccount account) =>
            await ShowAsync(context, await account.ChangePasswordAsync(context.User, password, replacement)));
        pages.MapPost("/code", async (HttpContext context, [FromForm] string? password, OwnAccount account) => await ShowAsync(context, await account.BeginCodeAsync(context.User, password)));
        pages.MapPost("/code/confirm", async (HttpContext context, [FromForm] string? code, OwnAccount account) => await ShowAsync(context, await account.ConfirmCodeAsync(context.User, code)));
        pages.MapPost("/code/off", async (HttpContext context, [FromForm] string? password, OwnAccount account) => await ShowAsync(context, await account.EndCodeAsync(context.User, password)));
        PasskeyPages.Map(pages);
        pages.MapPost("/sign-ins/end", EndAsync);
        pages.MapPost("/others", async (HttpContext context, [FromForm] string? password, OwnAccount account) => await ShowAsync(context, await account.SignOutOthersAsync(context.User, password)));
    }

    /// <summary>Without the password: it takes nothing from anybody who has it, and a stranger at the page can sign out anyway.</summary>
    private static async Task<RazorComponentResult<AccountPage>> EndAsync(HttpContext context, [FromForm] string? id, OwnAccount account, SignIns signIns)
    {
        var ended = Guid.TryParse(id, out var row) && await signIns.EndAsync(context.User, row, context.RequestAborted);
        var state = await account.StateAsync(context.User);
        return await ShowAsync(context, ended ? state with { Done = "That browser is signed out." } : state with { Fault = "That sign-in has ended already." });
    }

    internal static async Task<RazorComponentResult<AccountPage>> ShowAsync(HttpContext context, AccountState state) => context.Page<AccountPage>(
        new()
        {
            ["State"] = state,
            ["Passkeys"] = await context.RequestServices.GetRequiredService<OwnPasskeys>().ListAsync(context.User),
            ["SignIns"] = await context.RequestServices.GetRequiredService<SignIns>().ListAsync(context.User, context.RequestAborted),
        },
        state.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
