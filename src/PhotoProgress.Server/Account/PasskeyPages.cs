using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;

namespace PhotoProgress.Server.Account;

/// <summary>Adding and removing passkeys; wwwroot/passkey.js talks to the device in between.</summary>
public static class PasskeyPages
{
    public static void Map(RouteGroupBuilder account)
    {
        account.MapPost("/passkeys/options", async (HttpContext context, [FromForm] string? password, OwnPasskeys passkeys) =>
        {
            var begun = await passkeys.BeginAsync(context.User, password);
            return begun.Fault is { } fault ? Results.Problem(fault.Advice, statusCode: StatusCodes.Status400BadRequest) : Results.Text(begun.Value, MediaTypeNames.Application.Json);
        });
        account.MapPost("/passkeys", async (HttpContext context, [FromForm] string? credential, [FromForm] string? name, OwnPasskeys passkeys) =>
            await AccountPages.ShowAsync(context, await passkeys.AddAsync(context.User, credential, name)));
        account.MapPost("/passkeys/remove", async (HttpContext context, [FromForm] string? id, [FromForm] string? password, OwnPasskeys passkeys) =>
            await AccountPages.ShowAsync(context, await passkeys.RemoveAsync(context.User, id, password)));
    }
}
