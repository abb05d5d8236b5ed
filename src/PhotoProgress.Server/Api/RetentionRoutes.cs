using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
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
        RetentionRule rule, Retention retention, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (Retention.FaultOf(rule.Months) is { } fault) return Problems.Of(fault);
        await retention.SetAsync(rule.Months, user.Name(), cancellation);
        return TypedResults.Ok(await retention.StateAsync(cancellation));
    }
}
