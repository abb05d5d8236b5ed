using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Slates;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>The page on which a session's photos are taken in, its slate, and what the page's script asks for.</summary>
public static class SessionRoutes
{
    private sealed record ViewAsked(string? View);

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions/{id:guid}", PageAsync).Needs(Permission.PhotosWrite);
        routes.MapGet("/sessions/{id:guid}/state", StateAsync).Needs(Permission.PhotosWrite);
        routes.MapGet("/sessions/{id:guid}/slate", SlateAsync).Needs(Permission.PhotosWrite);
        routes.MapPatch("/sessions/{id:guid}/photos/{photoId:guid}", ChangeViewAsync).Needs(Permission.PhotosWrite);
    }

    private static async Task<IResult> PageAsync(Guid id, HttpContext context, ClinicDb db, ServiceSettings settings, CancellationToken cancellation) =>
        await SessionState.HeadAsync(db, id, cancellation) is { } head
            ? context.Page<SessionPage>(new() { ["Session"] = head, ["MostBytes"] = settings.MostPhotoBytes })
            : Results.NotFound();

    private static async Task<IResult> StateAsync(Guid id, ClinicDb db, CancellationToken cancellation) =>
        await SessionState.HeadAsync(db, id, cancellation) is null ? Results.NotFound() : Results.Json(await SessionState.PhotosAsync(db, id, cancellation));

    private static async Task<IResult> SlateAsync(Guid id, HttpContext context, ClinicDb db, CancellationToken cancellation) =>
        await SessionState.HeadAsync(db, id, cancellation) is { } head
            ? context.Page<SlatePage>(new() { ["Session"] = head, ["Svg"] = SlateDrawing.Svg(new SlateCode(id)) })
            : Results.NotFound();

    private static async Task<IResult> ChangeViewAsync(Guid id, Guid photoId, ViewAsked asked, HttpContext context, ViewChange change, CancellationToken cancellation)
    {
        if (asked.View is null || !PhotoWords.Views.TryGetValue(asked.View, out var view))
            return Results.Problem($"The view is \"{asked.View}\": send one of {string.Join(", ", PhotoWords.Views.Keys)}.", statusCode: StatusCodes.Status400BadRequest);
        return await change.RunAsync(id, photoId, view, context.User.Name(), cancellation) switch
        {
            ViewChanged.Done => Results.NoContent(),
            ViewChanged.Busy => Results.Problem("The photo is being analysed just now: try again in a moment.", statusCode: StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    }
}
