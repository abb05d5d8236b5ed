using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <summary>A verdict on an amount, of which less is better: a negative change is an improvement.</summary>
/// <param name="Region"><c>face</c> or <c>frame</c> for the whole, or a region's name.</param>
/// <param name="ChangePercent">Percent; null, with interval and MDC, exactly when not comparable.</param>
/// <param name="MdcPercent">Minimal detectable change, 95 %.</param>
public sealed record VerdictAnswer(Dimension Dimension, string Region, Verdict Verdict, double? ChangePercent, double? CiLow, double? CiHigh, double? MdcPercent, string? Reason);

public sealed record ComparisonAnswer(Guid PhotoId, Guid BaselineId, bool Comparable, Grade? Grade, DateTimeOffset At, IReadOnlyList<VerdictAnswer> Verdicts);

/// <param name="AnalysisVersion">Of all items; no answer mixes versions.</param>
public sealed record ComparisonsAnswer(string AnalysisVersion, IReadOnlyList<ComparisonAnswer> Items);

/// <summary>Verdicts of a course.</summary>
public static class ComparisonRoutes
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/courses/{id:guid}/comparisons", ListAsync)
        .Needs(Permission.PhotosRead).WithTags("Courses").WithSummary("Lists the verdicts of a course, of the newest analysis that has been through all its photos.").Fails(404);

    private static async Task<Results<Ok<ComparisonsAnswer>, ProblemHttpResult>> ListAsync(Guid id, ClinicDb db, CancellationToken cancellation)
    {
        var course = await db.Courses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);
        if (course is null) return Problems.NotThere;
        var version = await ShownVerdicts.VersionAsync(db, course.ShownVersion, cancellation);
        var items = await ShownVerdicts.Of(db, id, version).OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => new ComparisonAnswer(
            c.PhotoId, c.BaselineId, c.Comparable, c.Grade, c.At,
            c.Verdicts.OrderBy(v => v.Dimension).ThenBy(v => v.Region)
                .Select(v => new VerdictAnswer(v.Dimension, v.Region, v.Verdict, v.ChangePercent, v.CiLow, v.CiHigh, v.MdcPercent, v.Reason)).ToList())).ToListAsync(cancellation);
        return TypedResults.Ok(new ComparisonsAnswer(version, items));
    }
}
