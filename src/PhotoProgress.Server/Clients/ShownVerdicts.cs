using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Clients;

/// <summary>The verdict of one dimension over the whole face, or the whole close-up.</summary>
public sealed record WholeVerdict(Guid PhotoId, PhotoView View, Dimension Dimension, Verdict Verdict, double? ChangePercent, double? CiLow, double? CiHigh, double? MdcPercent);

/// <summary>
/// Which verdicts of a course are shown: those of the newest analysis that has been through all photos, of photos that count, against
/// the baseline that stands now. Versions are never mixed.
/// </summary>
public static class ShownVerdicts
{
    /// <param name="complete">The course's newest complete version; null before its first report, when whatever the present analysis has found is shown.</param>
    public static async Task<string> VersionAsync(ClinicDb db, string? complete, CancellationToken cancellation) =>
        complete ?? AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation));

    public static IQueryable<PhotoComparison> Of(ClinicDb db, Guid courseId, string version) =>
        from comparison in db.Comparisons
        join photo in db.Photos on comparison.PhotoId equals photo.Id
        join run in db.Runs on comparison.PhotoId equals run.PhotoId
        where photo.CourseId == courseId && photo.ExcludedBecause == null && comparison.AnalysisVersion == version && comparison.BaselineId == run.AgainstId
        select comparison;

    public static IQueryable<WholeVerdict> WholeOf(ClinicDb db, Guid courseId, string version) =>
        from comparison in Of(db, courseId, version)
        join photo in db.Photos on comparison.PhotoId equals photo.Id
        join verdict in db.Verdicts on comparison.Id equals verdict.ComparisonId
        where verdict.Region == RegionNames.Face || verdict.Region == RegionNames.Frame
        orderby photo.ReceivedAt, photo.Id, verdict.Dimension
        select new WholeVerdict(photo.Id, photo.View, verdict.Dimension, verdict.Verdict, verdict.ChangePercent, verdict.CiLow, verdict.CiHigh, verdict.MdcPercent);
}
