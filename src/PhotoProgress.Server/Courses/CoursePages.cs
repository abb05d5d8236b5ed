using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Courses;

/// <summary>The practitioner's page of a course: how it went, which photos count, what the client may see.</summary>
public static class CoursePages
{
    public static void MapCoursePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/courses/{id:guid}").DisableAntiforgery().ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (Guid id, HttpContext context, ClinicDb db, TimeProvider clock, Guid? photo) => ShowAsync(id, context, db, clock, photo, null)).NeedsEither(Permission.CoursesJudge, Permission.PhotosRead);
        pages.MapGet("/compare", CompareAsync).Needs(Permission.PhotosRead);
        pages.MapPost("/photos/{photoId:guid}/exclude", ExcludeAsync).Needs(Permission.CoursesJudge);
        pages.MapPost("/photos/{photoId:guid}/include", IncludeAsync).Needs(Permission.CoursesJudge);
        pages.MapPost("/baseline", ChooseBaselineAsync).Needs(Permission.CoursesJudge);
        NotePages.Map(pages);
        pages.MapPost("/reports/{reportId:guid}/{decision}", DecideAsync).Needs(Permission.ReportsPublish);
    }

    /// <param name="photo">Which one lies under the slider; null takes the newest.</param>
    /// <param name="draft">A note that could not be taken, to be put right.</param>
    public static async Task<IResult> ShowAsync(Guid id, HttpContext context, ClinicDb db, TimeProvider clock, Guid? photo, Fault? fault, string? draft = null) =>
        await CourseFile.LoadAsync(db, id, context.RequestAborted) is { } file
            ? context.Page<CoursePage>(
                new()
                {
                    ["File"] = file,
                    ["Notes"] = context.User.Has(Permission.NotesRead) ? await NoteList.LoadAsync(db, id, context.RequestAborted) : null,
                    ["Draft"] = draft,
                    ["Shown"] = photo,
                    ["Today"] = await ClinicDay.TodayAsync(db, clock, context.RequestAborted),
                    ["Fault"] = fault?.Message,
                },
                fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();

    private static async Task<IResult> CompareAsync(Guid id, HttpContext context, ClinicDb db, string? view, Guid? before, Guid? after)
    {
        PhotoView? asked = null;
        if (!string.IsNullOrEmpty(view))
        {
            if (!Words.TryRead<PhotoView>(view, out var known)) return Problems.Of(new Fault("view", view, $"write one of {Words.All<PhotoView>()}."));
            asked = known;
        }

        return await PairFile.LoadAsync(db, id, new PairAsked(asked, before, after), context.RequestAborted) is { } file
            ? context.Page<ComparePage>(new() { ["File"] = file }, file.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : Results.NotFound();
    }

    private static async Task<IResult> ExcludeAsync(Guid id, Guid photoId, HttpContext context, [FromForm] string? reason, CourseEdits edits, ClinicDb db, TimeProvider clock)
    {
        if (!await IsOfAsync(db, id, photoId, context)) return Results.NotFound();
        var edited = await edits.ExcludeAsync(photoId, reason, context.User.Who(), context.RequestAborted);
        return edited.Fault is { } fault ? await ShowAsync(id, context, db, clock, null, fault) : Results.LocalRedirect($"/courses/{id}#photos");
    }

    private static async Task<IResult> IncludeAsync(Guid id, Guid photoId, HttpContext context, CourseEdits edits, ClinicDb db)
    {
        if (!await IsOfAsync(db, id, photoId, context)) return Results.NotFound();
        await edits.IncludeAsync(photoId, context.User.Who(), context.RequestAborted);
        return Results.LocalRedirect($"/courses/{id}#photos");
    }

    /// <summary>Without a photo the timing rules choose.</summary>
    private static async Task<IResult> ChooseBaselineAsync(Guid id, HttpContext context, [FromForm] Guid? photoId, CourseEdits edits, ClinicDb db, TimeProvider clock)
    {
        var edited = await edits.ChooseBaselineAsync(id, photoId, context.User.Who(), context.RequestAborted);
        if (edited.Fault is { } fault) return await ShowAsync(id, context, db, clock, null, fault);
        return edited.Value is null ? Results.NotFound() : Results.LocalRedirect($"/courses/{id}#photos");
    }

    private static async Task<IResult> DecideAsync(Guid id, Guid reportId, string decision, HttpContext context, ReportDecisions decisions, ClinicDb db)
    {
        if (!await db.Reports.AnyAsync(r => r.Id == reportId && r.CourseId == id, context.RequestAborted)) return Results.NotFound();
        if (decision == "publish") await decisions.PublishAsync(reportId, context.User.Who(), context.RequestAborted);
        else if (decision == "hold") await decisions.HoldAsync(reportId, context.User.Who(), context.RequestAborted);
        else return Results.NotFound();
        return Results.LocalRedirect($"/courses/{id}#reports");
    }

    private static Task<bool> IsOfAsync(ClinicDb db, Guid courseId, Guid photoId, HttpContext context) =>
        db.Photos.AnyAsync(p => p.Id == photoId && p.CourseId == courseId, context.RequestAborted);
}
