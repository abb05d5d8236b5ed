using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>
/// What is done with one file of the inbox. The file goes only after the photo is stored and its row committed: a crash leaves the file, the
/// photo or both, and both is noticed, because the same bytes have the same address.
/// </summary>
public sealed class InboxPass(ClinicDb db, Intake intake, PhotoStore store, AuditTrail audit, Ids ids, TimeProvider clock, ServiceSettings settings)
{
    /// <summary>As the audit trail writes it.</summary>
    public const string Actor = "inbox";

    private const int LongestReason = 400;

    /// <summary>Takes a photo into its session, or moves it out of the way with the reason.</summary>
    public async Task TakeInAsync(InboxFolder folder, InboxFile file, InboxFile? sidecar, PhotoPlace place, CancellationToken cancellation)
    {
        IntakeAnswer answer;
        await using (var bytes = InboxFolder.Open(file)) answer = await intake.AcceptAsync(bytes, place, new Arrival(Door.Inbox, Actor), cancellation);
        Clear(folder, file, sidecar, answer.Refused);
    }

    /// <summary>Keeps a photo for a person to decide about.</summary>
    /// <param name="seen">Null where it was not decoded.</param>
    public async Task ToTriageAsync(InboxFolder folder, InboxFile file, InboxFile? sidecar, Seen? seen, string reason, CancellationToken cancellation)
    {
        Data.Store.StoredBlob blob;
        await using (var bytes = InboxFolder.Open(file))
        {
            var stored = await intake.StoreAsync(bytes, cancellation);
            if (stored.IsRefused)
            {
                Clear(folder, file, sidecar, stored.Refused);
                return;
            }

            blob = stored.Value;
        }

        if (!await IsKnownAsync(blob.Address, cancellation)) await AddAsync(blob, seen, reason, cancellation);
        Clear(folder, file, sidecar, null);
    }

    /// <summary>Whether a file is too large to be read at all; it is then moved out of the way.</summary>
    public bool RefusedBySize(InboxFolder folder, InboxFile file)
    {
        if (file.Length <= settings.MostPhotoBytes) return false;
        folder.Refuse(file, new Refusal("too_large_bytes", $"The file has {file.Length} bytes; at most {settings.MostPhotoBytes} are taken.", "Save the photo as a JPEG of quality 95."));
        return true;
    }

    /// <summary>A slate did its service: it shows no client and is not kept.</summary>
    public async Task SlateReadAsync(InboxFile file, Guid session, CancellationToken cancellation)
    {
        await audit.AddAsync(db, new AuditLine(Actor, "inbox.slate", $"session:{session}"), cancellation);
        InboxFolder.Remove(file);
    }

    private static void Clear(InboxFolder folder, InboxFile file, InboxFile? sidecar, Refusal? refused)
    {
        if (refused is null) InboxFolder.Remove(file);
        else folder.Refuse(file, refused);
        if (sidecar is null) return;
        if (refused is null) InboxFolder.Remove(sidecar);
        else folder.Refuse(sidecar, refused);
    }

    private async Task<bool> IsKnownAsync(string address, CancellationToken cancellation) =>
        await db.Photos.AnyAsync(p => p.Address == address, cancellation) || await db.Triage.AnyAsync(t => t.Address == address, cancellation);

    private async Task AddAsync(StoredBlob blob, Seen? seen, string reason, CancellationToken cancellation)
    {
        var thumbnail = seen?.Thumbnail is { } picture ? await store.AddAsync(picture, cancellation) : null;
        var item = new TriageItem
        {
            Id = ids.New(),
            Address = blob.Address,
            Bytes = blob.PlainBytes,
            ReceivedAt = clock.GetUtcNow(),
            Reason = reason.Length <= LongestReason ? reason : reason[..LongestReason],
            TakenAt = seen?.TakenAt,
            ThumbnailAddress = thumbnail?.Address,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Triage.Add(item);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(Actor, "triage.add", $"triage:{item.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
