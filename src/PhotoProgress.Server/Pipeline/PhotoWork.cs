using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Work;
using Photo = PhotoProgress.Data.Photos.Photo;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Takes one photo through its stages: check → align → measure → judge. Every stage asks first whether its mark is there, so that a
/// photo may be begun again at any point and nothing is done or written twice.
/// </summary>
public sealed class PhotoWork(
    ClinicDb db, PhotoStore store, AnalysisEngine engine, CheckStage check, JudgeStage judge, TimeProvider clock)
{
    /// <exception cref="OperationCanceledException">The service is being stopped.</exception>
    public async Task RunAsync(AnalysisRun run, string? repeatability, CancellationToken cancellation)
    {
        var (analyser, version) = (engine.With(repeatability), AnalysisEngine.VersionWith(repeatability));
        var photo = await db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Id == run.PhotoId, cancellation);
        if (photo is null) return; // deleted meanwhile
        var looked = await CheckAsync(photo, analyser, version, cancellation);
        var against = await db.Runs.Where(r => r.PhotoId == photo.Id).Select(r => r.AgainstId).FirstOrDefaultAsync(cancellation);
        if (!await judge.IsDoneAsync(photo.Id, against, version, cancellation)) await JudgeAsync(photo, looked, against, analyser, version, cancellation);
        await RunClaims.FinishAsync(db, run, against, clock.GetUtcNow(), cancellation);
        await RenewAsync(photo.Id, version, cancellation);
    }

    /// <summary>The owner may have chosen another table meanwhile; whoever chose it has renewed what was finished, and this one was not.</summary>
    private async Task RenewAsync(Guid photoId, string used, CancellationToken cancellation)
    {
        var version = AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation));
        if (version != used) await RunClaims.RenewAsync(db.Runs.Where(r => r.PhotoId == photoId), version, clock.GetUtcNow(), cancellation);
    }

    /// <returns>The photo as it was looked at; null where its check had been done before.</returns>
    private async Task<AnalysedPhoto?> CheckAsync(Photo photo, Analyser analyser, string version, CancellationToken cancellation)
    {
        if (await check.IsDoneAsync(photo.Id, version, cancellation)) return null;
        var startedAt = clock.GetTimestamp();
        var looked = await LookAsync(photo, analyser, cancellation);
        await check.RunAsync(photo, looked, analyser, version, startedAt, cancellation);
        return looked.IsRefused ? null : looked.Value;
    }

    private async Task JudgeAsync(Photo photo, AnalysedPhoto? looked, Guid against, Analyser analyser, string version, CancellationToken cancellation)
    {
        var usable = await db.Readings.AnyAsync(r => r.PhotoId == photo.Id && r.AnalysisVersion == version && r.Usable, cancellation);
        var baseline = against == Guid.Empty || !usable ? null : await db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Id == against, cancellation);
        if (baseline is null)
        {
            if (!await judge.IsDoneAsync(photo.Id, Guid.Empty, version, cancellation)) await judge.SkipAsync(photo, version, cancellation);
            return;
        }

        var startedAt = clock.GetTimestamp();
        var before = await LookAsync(baseline, analyser, cancellation);
        var after = looked ?? (await LookAsync(photo, analyser, cancellation)).Value; // its check found it usable
        await judge.RunAsync(photo, after, before.Value, against, analyser, version, startedAt, cancellation);
    }

    private async Task<Outcome<AnalysedPhoto>> LookAsync(Photo photo, Analyser analyser, CancellationToken cancellation)
    {
        var bytes = await store.ReadAllAsync(photo.Address, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return analyser.Look(bytes, photo.Id.ToString("N"), photo.View);
    }
}
