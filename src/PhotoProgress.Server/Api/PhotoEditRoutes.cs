using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="Reason">Why the photo is left out, 1 to 400 letters; the course keeps it.</param>
public sealed record ExclusionReason(string? Reason);

/// <summary>Which photos of a course count.</summary>
public static class PhotoEditRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var photo = api.MapGroup("/photos/{id:guid}").WithTags("Photos");
        photo.MapPost("/exclude", async Task<Results<Ok<EditedPhoto>, ProblemHttpResult>> (Guid id, ExclusionReason exclusion, CourseEdits edits, ClaimsPrincipal user, CancellationToken cancellation) =>
                Problems.Ok(await edits.ExcludeAsync(id, exclusion.Reason, user.Who(), cancellation)))
            .Needs(Permission.CoursesJudge).WithSummary("Leaves a photo out of its course, with the reason; everything known of it stays.").Fails(400, 404);
        photo.MapPost("/include", async Task<Results<Ok<EditedPhoto>, ProblemHttpResult>> (Guid id, CourseEdits edits, ClaimsPrincipal user, CancellationToken cancellation) =>
                Problems.Ok(await edits.IncludeAsync(id, user.Who(), cancellation)))
            .Needs(Permission.CoursesJudge).WithSummary("Lets a photo count again.").Fails(404);
        photo.MapDelete("", async Task<Results<NoContent, ProblemHttpResult>> (Guid id, PhotoDeletion deletion, ClaimsPrincipal user, CancellationToken cancellation) =>
                await deletion.DeleteAsync(id, user.Name(), cancellation) ? TypedResults.NoContent() : Problems.NotThere)
            .Needs(Permission.CoursesJudge).WithSummary("Deletes a photo that was uploaded to the wrong session, with everything made from it.").Fails(404);
    }
}
