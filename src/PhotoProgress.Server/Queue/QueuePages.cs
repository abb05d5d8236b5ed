using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Queue;

/// <summary>The queue: what the worker does, why something stopped, and what may be done about it.</summary>
public static class QueuePages
{
    public static void MapQueuePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/queue", PageAsync).Needs(Permission.QueueRead);
        routes.MapGet("/queue/live", LiveAsync).Needs(Permission.QueueRead);
        routes.MapPost("/queue/pause", PauseAsync).Needs(Permission.QueueControl).DisableAntiforgery(); // the guard of all forms has seen it
        routes.MapPost("/queue/resume", ResumeAsync).Needs(Permission.QueueControl).DisableAntiforgery();
        routes.MapPost("/queue/{photoId:guid}/retry", RetryAsync).Needs(Permission.QueueControl).DisableAntiforgery();
    }

    private static async Task<RazorComponentResult<QueuePage>> PageAsync(HttpContext context, QueueStatus status, QueueRows rows, CancellationToken cancellation) =>
        context.Page<QueuePage>(await ShownAsync(status, rows, cancellation));

    /// <summary>The part of the page that changes; a script asks for it every two seconds.</summary>
    private static async Task<RazorComponentResult<QueueLive>> LiveAsync(HttpContext context, QueueStatus status, QueueRows rows, CancellationToken cancellation) =>
        context.Page<QueueLive>(await ShownAsync(status, rows, cancellation));

    private static async Task<Dictionary<string, object?>> ShownAsync(QueueStatus status, QueueRows rows, CancellationToken cancellation) => new()
    {
        ["Summary"] = await status.SummaryAsync(cancellation),
        ["Rows"] = await rows.Async(cancellation),
    };

    private static async Task<IResult> PauseAsync(ClaimsPrincipal user, QueueStatus status, CancellationToken cancellation)
    {
        await status.PauseAsync(user.Name(), cancellation);
        return Results.LocalRedirect("/queue");
    }

    private static async Task<IResult> ResumeAsync(ClaimsPrincipal user, QueueStatus status, CancellationToken cancellation)
    {
        await status.ResumeAsync(user.Name(), cancellation);
        return Results.LocalRedirect("/queue");
    }

    private static async Task<IResult> RetryAsync(Guid photoId, ClaimsPrincipal user, QueueStatus status, CancellationToken cancellation) =>
        await status.RetryAsync(photoId, user.Name(), cancellation) is null ? Results.NotFound() : Results.LocalRedirect("/queue");
}
