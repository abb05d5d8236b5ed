using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="Kind"><c>treatment</c>, or <c>follow-up</c> for photos only.</param>
/// <param name="Date">In the clinic's time zone; null takes today.</param>
public sealed record NewSession(SessionKind? Kind, DateOnly? Date);

public sealed record SessionRow(Guid Id, Guid CourseId, SessionKind Kind, DateOnly Date);

/// <summary>A session of a day, with whose it is and how many photos it has.</summary>
public sealed record DaySession(Guid Id, Guid CourseId, Guid ClientId, string ClientCode, string Plan, SessionKind Kind, DateOnly Date, int Photos);

/// <summary>Sessions: a day's, and new ones.</summary>
public static class SessionRoutes
{
    private const int MostListed = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sessions", ListAsync).Needs(Permission.ClientsRead).WithTags("Sessions").WithSummary("Lists the sessions of a day; today's where no date is given; at most 500.").Fails(400);
        api.MapPost("/courses/{id:guid}/sessions", AddAsync).Needs(Permission.ClientsWrite).WithTags("Sessions").WithSummary("Adds a session to a course.").Fails(400, 404, 409);
        api.MapGet("/sessions/{id:guid}", GetAsync).Needs(Permission.ClientsRead).WithTags("Sessions").WithSummary("Reads a session.").Fails(404);
    }

    private static async Task<Results<Ok<List<DaySession>>, ProblemHttpResult>> ListAsync(
        ClinicDb db, TimeProvider clock, [Description("Day as year-month-day, in the clinic's time zone.")] string? date, CancellationToken cancellation)
    {
        var day = await ClinicDay.TodayAsync(db, clock, cancellation);
        if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problems.Of(new Fault("date", date, "write a day as year-month-day, such as 2026-03-01."));
        return TypedResults.Ok(await Of(db, db.Sessions.Where(s => s.Date == day)).Take(MostListed).ToListAsync(cancellation));
    }

    private static async Task<Results<Created<SessionRow>, ProblemHttpResult>> AddAsync(
        Guid id, NewSession session, CourseBook book, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var added = await book.AddSessionAsync(id, session.Kind ?? SessionKind.Treatment, session.Date, user.Name(), cancellation);
        return Problems.Created(added.Map(s => new SessionRow(s.Id, s.CourseId, s.Kind, s.Date)), row => $"/api/v1/sessions/{row.Id}");
    }

    private static async Task<Results<Ok<DaySession>, ProblemHttpResult>> GetAsync(Guid id, ClinicDb db, CancellationToken cancellation) =>
        Problems.OkOrNotThere(await Of(db, db.Sessions.Where(s => s.Id == id)).FirstOrDefaultAsync(cancellation));

    private static IQueryable<DaySession> Of(ClinicDb db, IQueryable<Session> sessions) =>
        from session in sessions
        join course in db.Courses on session.CourseId equals course.Id
        join client in db.Clients on course.ClientId equals client.Id
        join plan in db.Plans on course.PlanId equals plan.Id
        orderby client.Code, session.Id
        select new DaySession(session.Id, course.Id, client.Id, client.Code, plan.Name, session.Kind, session.Date, db.Photos.Count(p => p.SessionId == session.Id));
}
