using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Work;
using Photo = PhotoProgress.Data.Photos.Photo;
using PhotoReadings = PhotoProgress.Data.Work.PhotoReadings;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Stage check, and the readings of stage measure for a photo that passes: decodes a photo, checks it, keeps its pictures, and says which
/// photo it is to be compared with. Saved at once, so that whoever took it hears while the client is still in the chair.
/// </summary>
public sealed class CheckStage(ClinicDb db, Derived derived, TimeProvider clock)
{
    private const int LongestCamera = 120;

    public Task<bool> IsDoneAsync(Guid photoId, string version, CancellationToken cancellation) =>
        db.Marks.AnyAsync(m => m.PhotoId == photoId && m.Stage == Stage.Check && m.AnalysisVersion == version, cancellation);

    public async Task RunAsync(Photo photo, Outcome<AnalysedPhoto> looked, Analyser analyser, string version, long startedAt, CancellationToken cancellation)
    {
        var files = looked.IsRefused ? [] : await derived.SizesAsync(photo.Id, looked.Value.Photo.Image, version, cancellation);
        var record = RecordOf(looked, analyser);
        var refusals = record.Refusals;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.DerivedFiles.AddRange(files);
        db.Readings.Add(new PhotoReadings
        {
            PhotoId = photo.Id,
            AnalysisVersion = version,
            Usable = refusals.Count == 0,
            Grade = refusals.Count == 0 ? PhotoChecks.GradeOf(record.Summary!.Checks) : null,
            Document = Documents.Write(record),
        });
        AddMark(photo.Id, Stage.Check, version, refusals, startedAt);
        if (refusals.Count == 0) AddMark(photo.Id, Stage.Measure, version, refusals, startedAt);
        await db.SaveChangesAsync(cancellation);
        await NoteCaptureAsync(photo.Id, record, cancellation);
        await Baselines.RefreshAsync(db, photo.CourseId, version, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static PhotoRecord RecordOf(Outcome<AnalysedPhoto> looked, Analyser analyser) => looked.IsRefused
        ? new PhotoRecord(null, [looked.Refused!])
        : new PhotoRecord(ComparisonRecords.WithoutDigest(analyser.Summary(looked.Value)), looked.Value.Refusals);

    private void AddMark(Guid photoId, Stage stage, string version, IReadOnlyList<Refusal> refusals, long startedAt) => db.Marks.Add(new StageMark
    {
        PhotoId = photoId,
        Stage = stage,
        AnalysisVersion = version,
        Outcome = refusals.Count == 0 ? StageOutcome.Done : StageOutcome.Refused,
        Reason = Reasons.Of(refusals),
        At = clock.GetUtcNow(),
        Milliseconds = (int)clock.GetElapsedTime(startedAt).TotalMilliseconds,
    });

    private Task<int> NoteCaptureAsync(Guid photoId, PhotoRecord record, CancellationToken cancellation)
    {
        var capture = record.Summary?.Capture ?? CaptureRecord.Unknown;
        var camera = capture.CameraName();
        var shown = camera?.Length > LongestCamera ? camera[..LongestCamera] : camera;
        return db.Photos.Where(p => p.Id == photoId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.TakenAt, capture.TakenAt).SetProperty(p => p.Camera, shown), cancellation);
    }
}
