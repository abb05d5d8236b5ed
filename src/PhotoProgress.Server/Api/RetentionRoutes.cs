using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Operations;

namespace PhotoProgress.Server.Api;

/// <param name="Months">1 to 600 months after a client's last session; null keeps everything.</param>
public sealed record RetentionRule(int? Months);

/// <summary>How long the clinic keeps clients.</summary>
public static class RetentionRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var retention = api.MapGroup("/retention").WithTags("Retention").Needs(Permission.ClinicManage);
        retention.MapGet("", (Retention rule, CancellationToken cancellation) => rule.StateAsync(cancellation))
            .WithSummary("Reads the rule and lists whom it would delete now; deletes nothing.");
        retention.MapPut("", SetAsync).WithSummary("Sets the rule and lists whom its next daily run will delete.").Fails(400);
    }

    private static async Task<Results<Ok<RetentionState>, ProblemHttpResult>> SetAsync(
        RetentionRule rule, ClinicDb db, AuditTrail audit, Retention retention, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (Retention.FaultOf(rule.Months) is { } fault) return Problems.Of(fault);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await db.Clinics.ExecuteUpdateAsync(set => set.SetProperty(c => c.RetentionMonths, rule.Months), cancellation);
            await audit.AddAsync(db, new AuditLine(user.Name(), "retention.set", "clinic", $"months={rule.Months}"), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return TypedResults.Ok(await retention.StateAsync(cancellation));
    }
}
