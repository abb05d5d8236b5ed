using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Work;
using Photo = PhotoProgress.Data.Photos.Photo;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Stages align and judge: a photo laid over its baseline and judged. The two are one pass in memory, because what is aligned is tens of
/// megabytes that nobody else needs; each has its own mark.
/// </summary>
public sealed class JudgeStage(ClinicDb db, Derived derived, AnalysisEngine engine, Ids ids, TimeProvider clock)
{
    public Task<bool> IsDoneAsync(Guid photoId, Guid against, string version, CancellationToken cancellation) =>
        db.Marks.AnyAsync(m => m.PhotoId == photoId && m.Stage == Stage.Judge && m.AnalysisVersion == version && m.AgainstId == against, cancellation);

    /// <summary>Nothing to compare: the photo is a baseline, has none, or cannot be used.</summary>
    public async Task SkipAsync(Photo photo, string version, CancellationToken cancellation)
    {
        var check = await db.Marks.AsNoTracking()
            .SingleAsync(m => m.PhotoId == photo.Id && m.Stage == Stage.Check && m.AnalysisVersion == version, cancellation);
        var outcome = check.Outcome == StageOutcome.Refused ? StageOutcome.Refused : StageOutcome.Skipped;
        foreach (var stage in new[] { Stage.Align, Stage.Judge }) AddMark(photo.Id, Guid.Empty, stage, version, outcome, check.Reason, 0);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RunAsync(Photo photo, AnalysedPhoto after, AnalysedPhoto before, Guid against, Analyser analyser, string version, long startedAt, CancellationToken cancellation)
    {
        var comparison = engine.Model.Told(analyser.CompareSeen(
            before, await SummaryAsync(before, against, analyser, version, cancellation), after, await SummaryAsync(after, photo.Id, analyser, version, cancellation)));
        var pictures = comparison.Pictures is { } aligned
            ? new[]
            {
                await derived.FileAsync(photo.Id, DerivedKind.AlignedBefore, against, aligned.Before, version, cancellation),
                await derived.FileAsync(photo.Id, DerivedKind.AlignedAfter, against, aligned.After, version, cancellation),
            }
            : [];
        var elapsed = (int)clock.GetElapsedTime(startedAt).TotalMilliseconds;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.DerivedFiles.AddRange(pictures);
        db.Comparisons.Add(RowOf(photo.Id, against, version, comparison));
        var refused = comparison.Comparable ? StageOutcome.Done : StageOutcome.Refused;
        foreach (var stage in new[] { Stage.Align, Stage.Judge }) AddMark(photo.Id, against, stage, version, refused, Reasons.Of(comparison.Refusals), elapsed);
        await db.SaveChangesAsync(cancellation);
        await Baselines.TouchAsync(db, photo.CourseId, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What the check of the same version has read already; read anew where a baseline's own check is still to come.</summary>
    private async Task<PhotoSummary> SummaryAsync(AnalysedPhoto looked, Guid photoId, Analyser analyser, string version, CancellationToken cancellation)
    {
        var document = await db.Readings.Where(r => r.PhotoId == photoId && r.AnalysisVersion == version).Select(r => r.Document).FirstOrDefaultAsync(cancellation);
        return document is not null && Documents.Read<PhotoRecord>(document).Summary is { } summary ? summary : analyser.Summary(looked);
    }

    private PhotoComparison RowOf(Guid photoId, Guid against, string version, Comparison comparison)
    {
        var row = new PhotoComparison
        {
            Id = ids.New(),
            PhotoId = photoId,
            BaselineId = against,
            AnalysisVersion = version,
            Comparable = comparison.Comparable,
            Grade = comparison.Grade,
            Document = Documents.Write(ComparisonRecords.Of(comparison)),
            At = clock.GetUtcNow(),
        };
        row.Verdicts.AddRange(comparison.Changes.Where(change => change.Metric is null).Select(change => VerdictOf(row.Id, change)));
        return row;
    }

    private static VerdictRow VerdictOf(Guid comparisonId, Change change) => new()
    {
        ComparisonId = comparisonId,
        Dimension = change.Dimension,
        Region = change.Region,
        Verdict = change.Verdict,
        ChangePercent = change.ChangePercent,
        CiLow = change.CiLow,
        CiHigh = change.CiHigh,
        MdcPercent = change.MdcPercent,
        Reason = change.Reason,
    };

    private void AddMark(Guid photoId, Guid against, Stage stage, string version, StageOutcome outcome, string? reason, int milliseconds) => db.Marks.Add(new StageMark
    {
        PhotoId = photoId,
        Stage = stage,
        AnalysisVersion = version,
        AgainstId = against,
        Outcome = outcome,
        Reason = reason,
        At = clock.GetUtcNow(),
        Milliseconds = milliseconds,
    });
}
