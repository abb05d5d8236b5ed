using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Photos;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Clients;

/// <summary>Deletes one photo that came to the wrong session, and everything made from it; reports that showed it are withdrawn with it.</summary>
public sealed class PhotoDeletion(ClinicDb db, PhotoStore store, AuditTrail audit, AnalysisQueue queue, TimeProvider clock)
{
    /// <returns>Whether there was such a photo.</returns>
    public async Task<bool> DeleteAsync(Guid photoId, string actor, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var courseId = await db.Photos.Where(p => p.Id == photoId).Select(p => p.CourseId).FirstOrDefaultAsync(cancellation);
        if (courseId == Guid.Empty) return false;
        // A report is one file with its pictures inside: one that may show this photo cannot stay without it.
        var reports = db.Reports.Where(r => r.CourseId == courseId).Select(r => r.Id);
        var addresses = await StoreNames.OfAsync(db, db.Photos.Where(p => p.Id == photoId).Select(p => p.Id), reports, cancellation);
        var laidOver = await db.DerivedFiles.Where(f => f.AgainstId == photoId).Select(f => f.Address).ToListAsync(cancellation);
        await db.DerivedFiles.Where(f => f.AgainstId == photoId).ExecuteDeleteAsync(cancellation);
        await db.Reports.Where(r => r.CourseId == courseId).ExecuteDeleteAsync(cancellation);
        await db.Photos.Where(p => p.Id == photoId).ExecuteDeleteAsync(cancellation);
        await db.Courses.Where(c => c.BaselinePhotoId == photoId).ExecuteUpdateAsync(set => set.SetProperty(c => c.BaselinePhotoId, (Guid?)null), cancellation);
        var version = AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation));
        await Baselines.RefreshAsync(db, courseId, version, startedAt, cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "photo.delete", $"photo:{photoId}", $"course={courseId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        await StoreNames.RemoveAsync(db, store, [.. addresses, .. laidOver], startedAt, CancellationToken.None);
        await queue.WakeAsync(CancellationToken.None);
        return true;
    }
}
