using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Ingest.Web;

namespace PhotoProgress.Server.Ingest.Triage;

/// <summary>What a person decides about a photo that nobody's session could be found for.</summary>
public sealed class TriageDesk(ClinicDb db, Intake intake, PhotoStore store, AuditTrail audit)
{
    /// <summary>The photo becomes one of a session. Doing it twice does it once.</summary>
    /// <param name="timing">Null takes the usual one of the session.</param>
    /// <returns>Null where there is no such item, or the session is not that client's.</returns>
    public async Task<IntakeAnswer?> AssignAsync(Guid id, string client, Guid sessionId, PhotoView view, PhotoTiming? timing, string actor, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } item) return null;
        if (await SessionState.HeadAsync(db, sessionId, cancellation) is not { } session || session.ClientCode != client) return null;
        var place = new PhotoPlace(sessionId, view, timing ?? Tus.UsualTiming(session.Kind));
        var answer = await intake.AcceptStoredAsync(new StoredBlob(item.Address, item.Bytes, true), place, new Arrival(Door.Inbox, actor), cancellation);
        if (answer.Refused is null) await CloseAsync(item, new AuditLine(actor, "triage.assign", $"triage:{id}", $"photo={answer.PhotoId} session={sessionId}"), cancellation);
        return answer;
    }

    /// <summary>The photo is not kept.</summary>
    /// <returns>False where there is no such item.</returns>
    public async Task<bool> DiscardAsync(Guid id, string actor, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } item) return false;
        await CloseAsync(item, new AuditLine(actor, "triage.discard", $"triage:{id}"), cancellation);
        if (!await db.Photos.AnyAsync(p => p.Address == item.Address, cancellation)) Forget(item.Address, item);
        return true;
    }

    public Task<TriageItem?> FindAsync(Guid id, CancellationToken cancellation) => db.Triage.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellation);

    private async Task CloseAsync(TriageItem item, AuditLine line, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var closed = await db.Triage.Where(t => t.Id == item.Id).ExecuteDeleteAsync(cancellation);
        if (closed == 1) await audit.AddAsync(db, line, cancellation); // else somebody else was faster, and is in the trail
        await transaction.CommitAsync(cancellation);
        if (item.ThumbnailAddress is { } thumbnail) Forget(thumbnail, item);
    }

    /// <summary>Bytes that another door is bringing in again just now are touched later than this item was noted, and stay.</summary>
    private void Forget(string address, TriageItem item) => store.DeleteUnlessTouched(new StoredFile(address, 0, item.ReceivedAt));
}
