using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Courses;

/// <summary>Forms of the notes on a course's page.</summary>
public static class NotePages
{
    /// <param name="course">The routes of one course.</param>
    public static void Map(IEndpointRouteBuilder course)
    {
        course.MapPost("/notes", AddAsync).Needs(Permission.NotesWrite);
        course.MapPost("/notes/{noteId:guid}/reword", RewordAsync).Needs(Permission.NotesWrite);
        course.MapPost("/notes/{noteId:guid}/strike", StrikeAsync).Needs(Permission.NotesWrite);
    }

    private static async Task<IResult> AddAsync(Guid id, HttpContext context, [FromForm] string? text, [FromForm] string? sessionId, NoteBook book, ClinicDb db, TimeProvider clock)
    {
        Guid? about = string.IsNullOrEmpty(sessionId) ? null : Guid.TryParse(sessionId, out var session) ? session : Guid.Empty; // no session has the empty id
        var added = await book.AddAsync(id, text, about, context.User.Who(), context.RequestAborted);
        return await AnswerAsync(id, context, added, db, clock, text);
    }

    private static async Task<IResult> RewordAsync(Guid id, Guid noteId, HttpContext context, [FromForm] string? text, NoteBook book, ClinicDb db, TimeProvider clock)
    {
        if (!await IsOfAsync(db, id, noteId, context)) return Results.NotFound();
        return await AnswerAsync(id, context, await book.RewordAsync(noteId, text, context.User.Who(), context.RequestAborted), db, clock, text);
    }

    private static async Task<IResult> StrikeAsync(Guid id, Guid noteId, HttpContext context, NoteBook book, ClinicDb db, TimeProvider clock)
    {
        if (!await IsOfAsync(db, id, noteId, context)) return Results.NotFound();
        var struck = await book.StrikeAsync(noteId, context.User.Has(Permission.CoursesJudge), context.User.Who(), context.RequestAborted);
        return await AnswerAsync(id, context, struck, db, clock, null);
    }

    private static async Task<IResult> AnswerAsync(Guid id, HttpContext context, Answer<NoteRow> answer, ClinicDb db, TimeProvider clock, string? draft) =>
        answer.Fault is { } fault ? await CoursePages.ShowAsync(id, context, db, clock, null, fault, draft)
        : answer.Value is null ? Results.NotFound() : Results.LocalRedirect($"/courses/{id}#notes");

    private static Task<bool> IsOfAsync(ClinicDb db, Guid courseId, Guid noteId, HttpContext context) =>
        db.Notes.AnyAsync(n => n.Id == noteId && n.CourseId == courseId, context.RequestAborted);
}
