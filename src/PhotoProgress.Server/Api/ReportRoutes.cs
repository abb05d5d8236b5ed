using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Api;

/// <param name="CourseRevision">Of the course that the report shows; the highest is the newest.</param>
public sealed record ReportRow(Guid Id, Guid CourseId, int CourseRevision, string AnalysisVersion, DateTimeOffset CreatedAt, ReportState State, DateTimeOffset? PublishedAt);

/// <summary>Reports: list, read, publish, hold.</summary>
public static class ReportRoutes
{
    private const int MostListed = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/courses/{id:guid}/reports", ListAsync).Needs(Permission.ReportsRead).WithTags("Reports").WithSummary("Lists a course's reports, the newest first; at most 200.").Fails(404);
        var report = api.MapGroup("/reports/{id:guid}").WithTags("Reports");
        report.MapGet("", GetAsync).Needs(Permission.ReportsRead).WithSummary("Reads what is known of a report.").Fails(404);
        report.MapGet("/html", (Guid id, ReportBytes bytes, HttpContext context) => bytes.SendAsync(id, ReportForm.Html, context))
            .Needs(Permission.ReportsRead).Produces<string>(StatusCodes.Status200OK, "text/html").WithSummary("Fetches a report as one self-contained page. Audited.").Fails(404);
        report.MapGet("/pdf", (Guid id, ReportBytes bytes, HttpContext context) => bytes.SendAsync(id, ReportForm.Pdf, context))
            .Needs(Permission.ReportsRead).Produces<Stream>(StatusCodes.Status200OK, "application/pdf").WithSummary("Fetches a report as PDF. Audited.").Fails(404);
        report.MapPost("/publish", async Task<Results<Ok<ReportRow>, ProblemHttpResult>> (Guid id, ReportDecisions decisions, ClaimsPrincipal user, CancellationToken cancellation) =>
                Problems.OkOrNotThere(await decisions.PublishAsync(id, user.Who(), cancellation)))
            .Needs(Permission.ReportsPublish).WithSummary("Lets the client see a report.").Fails(404);
        report.MapPost("/hold", async Task<Results<Ok<ReportRow>, ProblemHttpResult>> (Guid id, ReportDecisions decisions, ClaimsPrincipal user, CancellationToken cancellation) =>
                Problems.OkOrNotThere(await decisions.HoldAsync(id, user.Who(), cancellation)))
            .Needs(Permission.ReportsPublish).WithSummary("Keeps a report from the client, or takes it back.").Fails(404);
    }

    public static IQueryable<ReportRow> OfCourse(ClinicDb db, Guid courseId) => db.Reports.Where(r => r.CourseId == courseId)
        .OrderByDescending(r => r.CourseRevision).ThenByDescending(r => r.CreatedAt).Take(MostListed)
        .Select(r => new ReportRow(r.Id, r.CourseId, r.CourseRevision, r.AnalysisVersion, r.CreatedAt, r.State, r.PublishedAt));

    private static async Task<Results<Ok<List<ReportRow>>, ProblemHttpResult>> ListAsync(Guid id, ClinicDb db, CancellationToken cancellation) =>
        await db.Courses.AnyAsync(c => c.Id == id, cancellation) ? TypedResults.Ok(await OfCourse(db, id).ToListAsync(cancellation)) : Problems.NotThere;

    private static async Task<Results<Ok<ReportRow>, ProblemHttpResult>> GetAsync(Guid id, ReportDecisions decisions, CancellationToken cancellation) =>
        Problems.OkOrNotThere(await decisions.FindAsync(id, cancellation));
}
