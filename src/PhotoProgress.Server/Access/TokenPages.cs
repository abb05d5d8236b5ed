using System.Globalization;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Access;

/// <summary>The owner's page of API tokens: a new one's secret is shown in the answer to its form, once.</summary>
public static class TokenPages
{
    public static void MapTokenPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/tokens").DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, Tokens tokens) => ShowAsync(context, tokens, null, null));
        pages.MapPost("", CreateAsync);
        pages.MapPost("/{id:guid}/revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Tokens tokens, TokenMade? made, Fault? fault) => context.Page<TokensPage>(
        new() { ["Tokens"] = await tokens.ListAsync(context.RequestAborted), ["Made"] = made, ["Fault"] = fault?.Message },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> CreateAsync(HttpContext context, Tokens tokens, IFormCollection form)
    {
        var expiresInDays = form["expiresInDays"].ToString();
        var days = string.IsNullOrWhiteSpace(expiresInDays) ? (int?)null
            : int.TryParse(expiresInDays, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0; // 0 is refused with the words for it
        var answer = await tokens.CreateAsync(new NewToken(form["name"], [.. form["scopes"].OfType<string>()], days), context.User.MemberId() ?? Guid.Empty, context.User.Name(), context.RequestAborted);
        return await ShowAsync(context, tokens, answer.Value, answer.Fault);
    }

    private static async Task<IResult> RevokeAsync(Guid id, HttpContext context, Tokens tokens) =>
        await tokens.RevokeAsync(id, context.User.Name(), context.RequestAborted) ? Results.LocalRedirect("/tokens") : Results.NotFound();
}
