using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Notices;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Own;

/// <summary>A client's own page. No route takes an id: whose data it is says the account.</summary>
public static class OwnPages
{
    public static void MapOwnPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/my").DisableAntiforgery().Needs(Permission.OwnRead).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", ShowAsync);
        pages.MapPost("/consents", ConsentAsync);
        pages.MapPost("/messages", MessagesAsync);
        pages.MapPost("/deletion", DeletionAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ClinicDb db) =>
        context.User.OwnClientId() is { } own && await OwnFile.LoadAsync(db, own, context.User.MemberId(), context.RequestAborted) is { } file
            ? context.Page<OwnPage>(new() { ["File"] = file })
            : Results.NotFound();

    private static async Task<IResult> ConsentAsync(HttpContext context, [FromForm] string? purpose, [FromForm] string? decision, ClientBook book)
    {
        if (context.User.OwnClientId() is not { } own) return Results.NotFound();
        if (!Words.TryRead<ConsentPurpose>(purpose, out var known)) return Problems.Of(new Fault("purpose", purpose, $"write one of {Words.All<ConsentPurpose>()}."));
        if (decision == "withdraw") await book.WithdrawAsync(own, known, context.User.Name(), context.RequestAborted);
        else if (decision == "give") await book.GiveAsync(own, known, context.User.Name(), context.RequestAborted);
        else return Problems.Of(new Fault("decision", decision, "write give or withdraw."));
        return Results.LocalRedirect("/my#consents");
    }

    private static async Task<IResult> MessagesAsync(HttpContext context, [FromForm] string? decision, NoticeBook notices)
    {
        if (context.User.OwnClientId() is null || context.User.MemberId() is not { } member) return Results.NotFound();
        if (decision is not ("on" or "off")) return Problems.Of(new Fault("decision", decision, "write on or off."));
        await notices.WantAsync(member, decision == "on", context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect("/my#messages");
    }

    private static async Task<IResult> DeletionAsync(HttpContext context, [FromForm] string? decision, ClientBook book)
    {
        if (context.User.OwnClientId() is not { } own) return Results.NotFound();
        if (decision is not ("ask" or "keep")) return Problems.Of(new Fault("decision", decision, "write ask or keep."));
        await book.AskDeletionAsync(own, decision == "ask", context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect("/my#deletion");
    }
}
