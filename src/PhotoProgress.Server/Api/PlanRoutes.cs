using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="ArchivedAt">An archived plan takes no new courses; null while it is in use.</param>
public sealed record PlanRow(Guid Id, string Name, string Modality, double? NeedleDepthMm, string? Device, int Sessions, int? IntervalDays, DateTimeOffset? ArchivedAt);

/// <summary>Treatment plans.</summary>
public static class PlanRoutes
{
    private const int MostListed = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Plans");
        plans.MapGet("", ListAsync).Needs(Permission.ClientsRead).WithSummary("Lists plans by name; at most 500.");
        plans.MapPost("", AddAsync).Needs(Permission.ClientsWrite).WithSummary("Adds a plan.").Fails(400);
        plans.MapGet("/{id:guid}", GetAsync).Needs(Permission.ClientsRead).WithSummary("Reads a plan.").Fails(404);
        plans.MapPost("/{id:guid}/archive", ArchiveAsync).Needs(Permission.ClientsWrite).WithSummary("Archives a plan: its courses go on, new ones cannot begin.").Fails(404);
    }

    private static async Task<Ok<List<PlanRow>>> ListAsync(ClinicDb db, [Description("Whether archived plans are listed too.")] bool? archived, CancellationToken cancellation)
    {
        var rows = await db.Plans.AsNoTracking().Where(p => archived == true || p.ArchivedAt == null).OrderBy(p => p.Name).ThenBy(p => p.Id).Take(MostListed).ToListAsync(cancellation);
        return TypedResults.Ok(rows.ConvertAll(RowOf));
    }

    private static async Task<Results<Created<PlanRow>, ProblemHttpResult>> AddAsync(NewPlan plan, CourseBook book, ClaimsPrincipal user, CancellationToken cancellation) =>
        Problems.Created((await book.AddPlanAsync(plan, user.Name(), cancellation)).Map(RowOf), row => $"/api/v1/plans/{row.Id}");

    private static async Task<Results<Ok<PlanRow>, ProblemHttpResult>> GetAsync(Guid id, ClinicDb db, CancellationToken cancellation) =>
        await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) is { } plan ? TypedResults.Ok(RowOf(plan)) : Problems.NotThere;

    private static async Task<Results<Ok<PlanRow>, ProblemHttpResult>> ArchiveAsync(Guid id, CourseBook book, ClaimsPrincipal user, CancellationToken cancellation) =>
        await book.ArchivePlanAsync(id, user.Name(), cancellation) is { } plan ? TypedResults.Ok(RowOf(plan)) : Problems.NotThere;

    private static PlanRow RowOf(Plan p) => new(p.Id, p.Name, p.Modality, p.NeedleDepthMm, p.Device, p.Sessions, p.IntervalDays, p.ArchivedAt);
}
