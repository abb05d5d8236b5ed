using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="StartedOn">Null takes today.</param>
public sealed record NewCourse(Guid? PlanId, DateOnly? StartedOn);

/// <param name="PhotoId">Null leaves the choice to the timing rules.</param>
public sealed record ChosenBaseline(Guid? PhotoId);

public sealed record CourseRow(Guid Id, Guid ClientId, Guid PlanId, string Plan, DateOnly StartedOn, DateTimeOffset? ClosedAt);

/// <param name="Usable">Null before the check; false where the photo was refused.</param>
/// <param name="IsRenewing">Whether a newer version or table measures it once more; until that is through, what the one before found stands.</param>
public sealed record CoursePhotoRow(
    Guid Id, Guid SessionId, PhotoView View, PhotoTiming Timing, DateTimeOffset ReceivedAt, RunState State, bool? Usable, Grade? Grade, string? ExcludedBecause, bool IsRenewing);

/// <param name="AnalysisVersion">Of the verdicts; null before the first one.</param>
/// <param name="Verdicts">Of the whole face or close-up, one for each dimension of each photo that was compared.</param>
public sealed record CourseAnswer(
    Guid Id, Guid ClientId, Guid PlanId, DateOnly StartedOn, DateTimeOffset? ClosedAt, Guid? BaselinePhotoId, string? AnalysisVersion,
    IReadOnlyList<SessionRow> Sessions, IReadOnlyList<CoursePhotoRow> Photos, IReadOnlyList<WholeVerdict> Verdicts);

/// <summary>Courses: one client on one plan.</summary>
public static class CourseRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/clients/{id:guid}/courses", AddAsync).Needs(Permission.ClientsWrite).WithTags("Courses").WithSummary("Begins a course.").Fails(400, 404, 409);
        var course = api.MapGroup("/courses/{id:guid}").WithTags("Courses");
        course.MapGet("", GetAsync).Needs(Permission.ClientsRead).WithSummary("Reads a course with sessions, photos and verdicts.").Fails(404);
        course.MapPut("/baseline", ChooseBaselineAsync).Needs(Permission.CoursesJudge).WithSummary("Chooses the photo that the others of its view are compared with.").Fails(400, 404);
        course.MapPost("/close", CloseAsync).Needs(Permission.ClientsWrite).WithSummary("Closes a course: it takes no more sessions.").Fails(404);
    }

    public static IQueryable<CourseRow> OfClient(ClinicDb db, Guid clientId) =>
        from course in db.Courses
        join plan in db.Plans on course.PlanId equals plan.Id
        where course.ClientId == clientId
        orderby course.StartedOn descending, course.Id
        select new CourseRow(course.Id, course.ClientId, course.PlanId, plan.Name, course.StartedOn, course.ClosedAt);

    /// <summary>Photos of a course, the oldest first, with what the analysis says whose verdicts are shown, or before them the present one.</summary>
    public static IQueryable<CoursePhotoRow> PhotosOf(ClinicDb db, Guid courseId) =>
        from photo in db.Photos
        join course in db.Courses on photo.CourseId equals course.Id
        join run in db.Runs on photo.Id equals run.PhotoId
        join found in db.Readings on new { run.PhotoId, run.AnalysisVersion } equals new { found.PhotoId, found.AnalysisVersion } into all
        from readings in all.DefaultIfEmpty()
        join earlier in db.Readings on new { PhotoId = photo.Id, AnalysisVersion = course.ShownVersion! } equals new { earlier.PhotoId, earlier.AnalysisVersion } into shown
        from old in shown.DefaultIfEmpty()
        where photo.CourseId == courseId
        orderby photo.ReceivedAt, photo.Id
        let isRenewing = old != null && course.ShownVersion != run.AnalysisVersion && (run.State == RunState.Waiting || run.State == RunState.Running)
        select new CoursePhotoRow(
            photo.Id, photo.SessionId, photo.View, photo.Timing, photo.ReceivedAt, run.State,
            isRenewing ? old!.Usable : readings == null ? null : readings.Usable,
            isRenewing ? old!.Grade : readings == null ? null : readings.Grade,
            photo.ExcludedBecause, isRenewing);

    public static IQueryable<SessionRow> SessionsOf(ClinicDb db, Guid courseId) => db.Sessions.Where(s => s.CourseId == courseId)
        .OrderBy(s => s.Date).ThenBy(s => s.Id).Select(s => new SessionRow(s.Id, s.CourseId, s.Kind, s.Date));

    private static async Task<Results<Created<CourseRow>, ProblemHttpResult>> AddAsync(
        Guid id, NewCourse course, CourseBook book, ClinicDb db, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var added = await book.AddCourseAsync(id, course.PlanId, course.StartedOn, user.Name(), cancellation);
        var plan = added.Value is { } made ? await db.Plans.Where(p => p.Id == made.PlanId).Select(p => p.Name).SingleAsync(cancellation) : "";
        return Problems.Created(added.Map(c => new CourseRow(c.Id, c.ClientId, c.PlanId, plan, c.StartedOn, c.ClosedAt)), row => $"/api/v1/courses/{row.Id}");
    }

    private static async Task<Results<Ok<CourseAnswer>, ProblemHttpResult>> GetAsync(Guid id, ClinicDb db, CancellationToken cancellation)
    {
        var course = await db.Courses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);
        if (course is null) return Problems.NotThere;
        var version = await ShownVerdicts.VersionAsync(db, course.ShownVersion, cancellation);
        var verdicts = await ShownVerdicts.WholeOf(db, id, version).ToListAsync(cancellation);
        return TypedResults.Ok(new CourseAnswer(
            course.Id, course.ClientId, course.PlanId, course.StartedOn, course.ClosedAt, course.BaselinePhotoId, verdicts.Count == 0 ? null : version,
            await SessionsOf(db, id).ToListAsync(cancellation), await PhotosOf(db, id).ToListAsync(cancellation), verdicts));
    }

    private static async Task<Results<Ok<EditedCourse>, ProblemHttpResult>> ChooseBaselineAsync(
        Guid id, ChosenBaseline baseline, CourseEdits edits, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Ok(await edits.ChooseBaselineAsync(id, baseline.PhotoId, user.Who(), cancellation));

    private static async Task<Results<Ok<EditedCourse>, ProblemHttpResult>> CloseAsync(Guid id, CourseEdits edits, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Ok(await edits.CloseAsync(id, user.Who(), cancellation));
}
