using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Ingest.Triage;

/// <summary>The page of photos that wait for a person, and what can be done there.</summary>
public static class TriageRoutes
{
    private const int MostShown = 100;

    public static void MapTriage(this IEndpointRouteBuilder routes)
    {
        var triage = routes.MapGroup("/triage").Needs(Permission.TriageHandle);
        triage.MapGet("", (HttpContext context, ClinicDb db, CancellationToken cancellation) => PageAsync(context, db, null, StatusCodes.Status200OK, cancellation));
        triage.MapGet("/{id:guid}/thumbnail", ThumbnailAsync);
        triage.MapGet("/sessions", SessionsAsync);
        triage.MapPost("/{id:guid}/assign", AssignAsync).DisableAntiforgery(); // the guard of all forms has seen it
        triage.MapPost("/{id:guid}/discard", DiscardAsync).DisableAntiforgery();
    }

    private static async Task<IResult> PageAsync(HttpContext context, ClinicDb db, string? fault, int status, CancellationToken cancellation)
    {
        var items = await db.Triage.AsNoTracking().OrderBy(t => t.ReceivedAt).Take(MostShown).ToListAsync(cancellation);
        return context.Page<TriagePage>(new() { ["Items"] = items, ["All"] = await db.Triage.CountAsync(cancellation), ["Fault"] = fault }, status);
    }

    private static async Task<IResult> ThumbnailAsync(Guid id, HttpContext context, ClinicDb db, TriageDesk desk, PhotoStore store, AuditTrail audit, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { ThumbnailAddress: { } address } || !store.Exists(address)) return Results.NotFound();
        await audit.AddAsync(db, new AuditLine(context.User.Name(), "triage.view", $"triage:{id}"), cancellation);
        return Results.Bytes(await store.ReadAllAsync(address, cancellation), "image/jpeg"); // no-store, as every answer
    }

    /// <summary>A client's sessions, the latest first, for the page's script.</summary>
    private static async Task<IResult> SessionsAsync(string client, ClinicDb db, CancellationToken cancellation)
    {
        var sessions = await (from session in db.Sessions
                              join course in db.Courses on session.CourseId equals course.Id
                              join person in db.Clients on course.ClientId equals person.Id
                              where person.Code == client && course.ClosedAt == null
                              orderby session.Date descending
                              select new { session.Id, session.Date, session.Kind }).Take(MostShown).ToListAsync(cancellation);
        return Results.Json(sessions.Select(s => new { s.Id, s.Date, Kind = s.Kind == Data.Treatment.SessionKind.Treatment ? "treatment" : "follow-up" }));
    }

    private static async Task<IResult> AssignAsync(
        Guid id, HttpContext context, [FromForm] string? client, [FromForm] string? session, [FromForm] string? view, [FromForm] string? timing,
        TriageDesk desk, ClinicDb db, CancellationToken cancellation)
    {
        if (!Guid.TryParse(session, out var sessionId) || !PhotoWords.Views.TryGetValue(view ?? "", out var chosen))
            return await PageAsync(context, db, "Choose a client, one of its sessions, and the view.", StatusCodes.Status400BadRequest, cancellation);
        PhotoTiming? when = PhotoWords.Timings.TryGetValue(timing ?? "", out var known) ? known : null;
        var answer = await desk.AssignAsync(id, client?.Trim() ?? "", sessionId, chosen, when, context.User.Name(), cancellation);
        if (answer is null) return await PageAsync(context, db, "That photo is no longer here, or the session is not this client's.", StatusCodes.Status404NotFound, cancellation);
        return answer.Refused is { } refused
            ? await PageAsync(context, db, $"{refused.Message} {refused.Advice}", StatusCodes.Status422UnprocessableEntity, cancellation)
            : Results.LocalRedirect("/triage");
    }

    private static async Task<IResult> DiscardAsync(Guid id, HttpContext context, [FromForm] string? sure, TriageDesk desk, ClinicDb db, CancellationToken cancellation)
    {
        if (sure != "yes") return await PageAsync(context, db, "Tick the box to confirm that the photo is not to be kept.", StatusCodes.Status400BadRequest, cancellation);
        return await desk.DiscardAsync(id, context.User.Name(), cancellation)
            ? Results.LocalRedirect("/triage")
            : await PageAsync(context, db, "That photo is no longer here.", StatusCodes.Status404NotFound, cancellation);
    }
}
