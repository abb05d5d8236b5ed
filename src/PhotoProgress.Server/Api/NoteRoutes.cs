using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="Text">1 to 4,000 letters.</param>
/// <param name="SessionId">Of the course; null for a note on the course.</param>
public sealed record NewNote(string? Text, Guid? SessionId);

/// <param name="Text">1 to 4,000 letters; the earlier wording stays.</param>
public sealed record Rewording(string? Text);

/// <summary>Notes on courses, which no client sees.</summary>
public static class NoteRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/courses/{id:guid}/notes", ListAsync).Needs(Permission.NotesRead).WithTags("Notes").WithSummary("Lists what colleagues wrote about a course, the newest first, with every wording.").Fails(404);
        api.MapPost("/courses/{id:guid}/notes", AddAsync).Needs(Permission.NotesWrite).WithTags("Notes").WithSummary("Writes a note on a course or on one of its sessions.").Fails(400, 404);
        var note = api.MapGroup("/notes/{id:guid}").WithTags("Notes");
        note.MapPut("", RewordAsync).Needs(Permission.NotesWrite).WithSummary("Rewords one's own note; the earlier wording stays.").Fails(400, 404, 409);
        note.MapPost("/strike", StrikeAsync).Needs(Permission.NotesWrite).WithSummary("Strikes a note out; it can still be read.").Fails(404, 409);
    }

    private static async Task<Results<Ok<IReadOnlyList<NoteRow>>, ProblemHttpResult>> ListAsync(Guid id, ClinicDb db, CancellationToken cancellation) =>
        await db.Courses.AnyAsync(c => c.Id == id, cancellation) ? TypedResults.Ok(await NoteBook.OfCourseAsync(db, id, cancellation)) : Problems.NotThere;

    private static async Task<Results<Created<NoteRow>, ProblemHttpResult>> AddAsync(Guid id, NewNote note, NoteBook book, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Created(await book.AddAsync(id, note.Text, note.SessionId, user.Who(), cancellation), _ => $"/api/v1/courses/{id}/notes");

    private static async Task<Results<Ok<NoteRow>, ProblemHttpResult>> RewordAsync(Guid id, Rewording note, NoteBook book, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Ok(await book.RewordAsync(id, note.Text, user.Who(), cancellation));

    private static async Task<Results<Ok<NoteRow>, ProblemHttpResult>> StrikeAsync(Guid id, NoteBook book, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Ok(await book.StrikeAsync(id, user.Has(Permission.CoursesJudge), user.Who(), cancellation));
}
