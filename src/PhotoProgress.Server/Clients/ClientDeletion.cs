using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Notices;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Clients;

/// <summary>What was deleted with a client.</summary>
/// <param name="Files">In the photo store: originals, pictures, reports.</param>
public sealed record DeletedClient(Guid Id, int Photos, int Reports, int Files);

/// <summary>
/// Deletes a client for good: every row, every photo, everything made from them; an account of the client's own too. What stays is the
/// audit trail, which holds ids and numbers. Rows and the trail's line go in one transaction, files after it: a crash between leaves
/// files that no row names, which the sweep removes, never rows without files.
/// </summary>
public sealed class ClientDeletion(ClinicDb db, PhotoStore store, AuditTrail audit, MailDrop drop, TimeProvider clock)
{
    /// <returns>Null where there is no such client.</returns>
    public async Task<DeletedClient?> DeleteAsync(Guid clientId, string actor, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var courses = db.Courses.Where(c => c.ClientId == clientId).Select(c => c.Id);
        var photos = db.Photos.Where(p => courses.Contains(p.CourseId)).Select(p => p.Id);
        var reports = db.Reports.Where(r => courses.Contains(r.CourseId)).Select(r => r.Id);
        var addresses = await StoreNames.OfAsync(db, photos, reports, cancellation);
        var dropped = await db.Notices.Where(n => db.Users.Any(m => m.Id == n.MemberId && m.ClientId == clientId)).Select(n => n.Id).ToListAsync(cancellation);
        var deleted = new DeletedClient(clientId, await photos.CountAsync(cancellation), await reports.CountAsync(cancellation), addresses.Count);
        if (await db.Clients.Where(c => c.Id == clientId).ExecuteDeleteAsync(cancellation) == 0) return null;
        var counts = string.Create(CultureInfo.InvariantCulture, $"photos={deleted.Photos} reports={deleted.Reports} files={deleted.Files}");
        await audit.AddAsync(db, new AuditLine(actor, "client.delete", $"client:{clientId}", counts), cancellation);
        await transaction.CommitAsync(cancellation);
        drop.Remove(dropped);
        await StoreNames.RemoveAsync(db, store, addresses, startedAt, CancellationToken.None); // whoever asked may be gone; this is begun and must be ended
        return deleted;
    }
}
