using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Manage;

/// <summary>The owner's page of the clinic's sites.</summary>
public static class SitePages
{
    private const string Here = "/clinic/sites";

    public static void MapSitePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Here).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, SiteBook book) => ShowAsync(context, book, null));
        pages.MapPost("", async (HttpContext context, [FromForm] string? name, SiteBook book) => await AnswerAsync(context, book, await book.AddAsync(name, context.User.Name(), context.RequestAborted)));
        pages.MapPost("/{id:guid}", async (Guid id, HttpContext context, [FromForm] string? name, SiteBook book) =>
            await AnswerAsync(context, book, await book.RenameAsync(id, name, context.User.Name(), context.RequestAborted)));
        pages.MapPost("/{id:guid}/retire", async (Guid id, HttpContext context, SiteBook book) => await AnswerAsync(context, book, await book.RetireAsync(id, context.User.Name(), context.RequestAborted)));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, SiteBook book, Answer<Site> answer) =>
        answer.Fault is { } fault ? await ShowAsync(context, book, fault) : answer.Value is null ? Results.NotFound() : Results.LocalRedirect(Here);

    private static async Task<IResult> ShowAsync(HttpContext context, SiteBook book, Fault? fault) => context.Page<SitesPage>(
        new() { ["Sites"] = await book.ListAsync(context.RequestAborted), ["Fault"] = fault?.Message }, fault.StatusOf());
}
