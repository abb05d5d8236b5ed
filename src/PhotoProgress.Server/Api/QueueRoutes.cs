using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Api;

/// <summary>The worker's queue: how it stands, another try, pause.</summary>
public static class QueueRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var queue = api.MapGroup("/queue").WithTags("Queue");
        queue.MapGet("", (QueueStatus status, CancellationToken cancellation) => status.SummaryAsync(cancellation))
            .Needs(Permission.QueueRead).WithSummary("Counts work by state and by stage, and tells which workers are alive.");
        queue.MapGet("/photos", ItemsAsync).Needs(Permission.QueueRead).WithSummary("Lists photos in one state, the most urgent first.").Fails(400);
        queue.MapPost("/photos/{id:guid}/retry", RetryAsync).Needs(Permission.QueueControl).WithSummary("Tries a photo again that failed or was set aside.").Fails(404, 409);
        queue.MapPost("/pause", async (QueueStatus status, ClaimsPrincipal user, CancellationToken cancellation) =>
            {
                await status.PauseAsync(user.Name(), cancellation);
                return TypedResults.NoContent();
            })
            .Needs(Permission.QueueControl).WithSummary("Begins nothing new; what runs is finished.");
        queue.MapPost("/resume", async (QueueStatus status, ClaimsPrincipal user, CancellationToken cancellation) =>
            {
                await status.ResumeAsync(user.Name(), cancellation);
                return TypedResults.NoContent();
            })
            .Needs(Permission.QueueControl).WithSummary("Goes on.");
    }

    private static async Task<Results<Ok<IReadOnlyList<QueueItem>>, ProblemHttpResult>> ItemsAsync(
        QueueStatus status, [Description("waiting, running, done, failed or set-aside.")] string? state, [Description("1 to 200; 50 where left out.")] int? limit, CancellationToken cancellation)
    {
        if (!Words.TryRead<RunState>(state, out var known)) return Problems.Of(new Fault("state", state, $"write one of {Words.All<RunState>()}."));
        return ApiRoutes.LimitFault(limit) is { } fault ? Problems.Of(fault) : TypedResults.Ok(await status.ItemsAsync(known, ApiRoutes.LimitOf(limit), cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(Guid id, QueueStatus status, ClaimsPrincipal user, CancellationToken cancellation) =>
        await status.RetryAsync(id, user.Name(), cancellation) switch
        {
            null => Problems.NotThere,
            true => TypedResults.NoContent(),
            false => Problems.Of(new Fault("id", id.ToString(), "this photo did not fail: there is nothing to repeat.") { IsConflict = true }),
        };
}
