using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Manage;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Clients;

/// <summary>Pages of clients: a list that can be searched, and one client with courses, sessions and photos. Plain forms; every one works without scripts.</summary>
public static class ClientPages
{
    private const int ListedClients = 50;

    public static void MapClientPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (ClaimsPrincipal user) => Results.LocalRedirect(Navigation.HomeOf(user))).AllowAnonymous().ExcludeFromDescription();
        var pages = routes.MapGroup("").DisableAntiforgery().ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("/clients", (HttpContext context, ClinicDb db, string? q, string? after) => ListAsync(context, db, q, after, null)).Needs(Permission.ClientsRead);
        pages.MapPost("/clients", AddAsync).Needs(Permission.ClientsWrite);
        pages.MapPost("/plans", AddPlanAsync).Needs(Permission.ClientsWrite);
        pages.MapGet("/clients/{id:guid}", (Guid id, HttpContext context, ClinicDb db, TimeProvider clock) => ShowAsync(id, context, db, clock, null)).Needs(Permission.ClientsRead);
        pages.MapPost("/clients/{id:guid}/consents", ConsentAsync).Needs(Permission.ClientsWrite);
        pages.MapPost("/clients/{id:guid}/courses", AddCourseAsync).Needs(Permission.ClientsWrite);
        pages.MapPost("/clients/{id:guid}/sessions", AddSessionAsync).Needs(Permission.ClientsWrite);
        pages.MapPost("/clients/{id:guid}/delete", DeleteAsync).Needs(Permission.ClinicManage);
        pages.MapPost("/clients/{id:guid}/confirm-deletion", ConfirmDeletionAsync).Needs(Permission.ClinicManage);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ClinicDb db, string? q, string? after, Fault? fault) => context.Page<ClientListPage>(
        new()
        {
            ["Clients"] = await ClientRoutes.PageAsync(db, q, after, ListedClients, context.RequestAborted),
            ["Plans"] = await db.Plans.AsNoTracking().Where(p => p.ArchivedAt == null).OrderBy(p => p.Name).ToListAsync(context.RequestAborted),
            ["Search"] = q,
            ["Fault"] = fault?.Message,
        },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, ClinicDb db, TimeProvider clock, Fault? fault) =>
        await ClientFile.LoadAsync(db, id, context.RequestAborted) is { } file
            ? context.Page<ClientDetailPage>(
                new() { ["File"] = file, ["Today"] = await ClinicDay.TodayAsync(db, clock, context.RequestAborted), ["Fault"] = fault?.Message },
                fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    private static async Task<IResult> AddAsync(HttpContext context, [FromForm] string? code, ClientBook book, ClinicDb db)
    {
        var added = await book.AddAsync(code?.Trim(), null, context.User.Name(), context.RequestAborted);
        return added.Value is { } client ? Results.LocalRedirect($"/clients/{client.Id}") : await ListAsync(context, db, null, null, added.Fault);
    }

    private static async Task<IResult> AddPlanAsync(HttpContext context, IFormCollection form, CourseBook book, ClinicDb db)
    {
        var added = await book.AddPlanAsync(PlanForm.Read(form), context.User.Name(), context.RequestAborted);
        return added.Fault is null ? Results.LocalRedirect("/clients#plans") : await ListAsync(context, db, null, null, added.Fault);
    }

    private static async Task<IResult> ConsentAsync(
        Guid id, HttpContext context, [FromForm] string? purpose, [FromForm] string? decision, ClientBook book, ClinicDb db, TimeProvider clock)
    {
        if (!Words.TryRead<ConsentPurpose>(purpose, out var known)) return await ShowAsync(id, context, db, clock, new Fault("purpose", purpose, $"write one of {Words.All<ConsentPurpose>()}."));
        if (decision == "withdraw") await book.WithdrawAsync(id, known, context.User.Name(), context.RequestAborted);
        else await book.GiveAsync(id, known, context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect($"/clients/{id}");
    }

    private static async Task<IResult> AddCourseAsync(Guid id, HttpContext context, [FromForm] Guid? planId, [FromForm] DateOnly? startedOn, CourseBook book, ClinicDb db, TimeProvider clock)
    {
        var added = await book.AddCourseAsync(id, planId, startedOn, context.User.Name(), context.RequestAborted);
        return added.Fault is { } fault ? await ShowAsync(id, context, db, clock, fault) : Results.LocalRedirect($"/clients/{id}");
    }

    private static async Task<IResult> AddSessionAsync(
        Guid id, HttpContext context, [FromForm] Guid courseId, [FromForm] string? kind, [FromForm] DateOnly? date, CourseBook book, ClinicDb db, TimeProvider clock)
    {
        if (!Words.TryRead<SessionKind>(kind, out var known)) return await ShowAsync(id, context, db, clock, new Fault("kind", kind, $"write one of {Words.All<SessionKind>()}."));
        if (!await db.Courses.AnyAsync(c => c.Id == courseId && c.ClientId == id)) return Results.NotFound();
        var added = await book.AddSessionAsync(courseId, known, date, context.User.Name(), context.RequestAborted);
        return added.Fault is { } fault ? await ShowAsync(id, context, db, clock, fault) : Results.LocalRedirect($"/clients/{id}");
    }

    /// <summary>The code must be typed: this cannot be undone.</summary>
    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, [FromForm] string? code, ClientDeletion deletion, ClinicDb db, TimeProvider clock)
    {
        var known = await db.Clients.Where(c => c.Id == id).Select(c => c.Code).FirstOrDefaultAsync(context.RequestAborted);
        if (known is null) return Results.NotFound();
        if (code?.Trim() != known) return await ShowAsync(id, context, db, clock, new Fault("code", code, $"write {known} to delete this client for good."));
        await deletion.DeleteAsync(id, context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect("/clients");
    }

    /// <summary>Only what the client has asked for, and has not taken back meanwhile.</summary>
    private static async Task<IResult> ConfirmDeletionAsync(Guid id, HttpContext context, ClientDeletion deletion, ClinicDb db)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == id && c.DeletionAskedAt != null, context.RequestAborted)) return Results.NotFound();
        await deletion.DeleteAsync(id, context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect("/clients");
    }
}
