using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;
using PhotoProgress.Server.Settings;
using Photo = PhotoProgress.Data.Photos.Photo;

namespace PhotoProgress.Server.Ingest;

/// <summary>Where a photo belongs.</summary>
public sealed record PhotoPlace(Guid SessionId, PhotoView View, PhotoTiming Timing);

/// <summary>How a photo came.</summary>
/// <param name="From">Who brought it, as the audit trail writes it.</param>
public sealed record Arrival(Door Door, string From);

/// <summary>What became of a photo that came in: exactly one of the two is set.</summary>
/// <param name="IsDuplicate">The same bytes were there already, in this session.</param>
public sealed record IntakeAnswer(Guid? PhotoId, bool IsDuplicate, Refusal? Refused)
{
    public static IntakeAnswer Of(Refusal refusal) => new(null, false, refusal);
}

/// <summary>
/// The one way in. Bytes are in the photo store, synced, before the row that names them is committed, and only then is anything answered:
/// a crash between leaves bytes without a row, which the sweep removes, never a row without bytes.
/// </summary>
public sealed class Intake(ClinicDb db, PhotoStore store, AuditTrail audit, Ids ids, TimeProvider clock, AnalysisQueue queue, ServiceSettings settings)
{
    /// <summary>Enough to tell what a file is.</summary>
    private const int SignatureBytes = 64;

    /// <summary>Takes in a photo whose bytes come from a stream.</summary>
    public async Task<IntakeAnswer> AcceptAsync(Stream bytes, PhotoPlace place, Arrival arrival, CancellationToken cancellation)
    {
        if (await RefusedAsync(place, cancellation) is { } refused) return IntakeAnswer.Of(refused);
        var stored = await StoreAsync(bytes, cancellation);
        return stored.IsRefused ? IntakeAnswer.Of(stored.Refused!) : await RecordAsync(stored.Value, place, arrival, cancellation);
    }

    /// <summary>Takes in a photo that lies in the store already, from the triage page.</summary>
    public async Task<IntakeAnswer> AcceptStoredAsync(StoredBlob blob, PhotoPlace place, Arrival arrival, CancellationToken cancellation) =>
        await RefusedAsync(place, cancellation) is { } refused ? IntakeAnswer.Of(refused) : await RecordAsync(blob, place, arrival, cancellation);

    /// <summary>Stores bytes that look like a photo, without deciding yet where they belong.</summary>
    /// <returns>Refused when they are no photo's, or too many.</returns>
    public async Task<Outcome<StoredBlob>> StoreAsync(Stream bytes, CancellationToken cancellation)
    {
        var head = new byte[SignatureBytes];
        var length = await bytes.ReadAtLeastAsync(head, SignatureBytes, throwOnEndOfStream: false, cancellation);
        if (PhotoCodec.RefusedByHead(head.AsSpan(0, length)) is { } refused) return refused;
        await using var whole = new HeadedStream(head.AsMemory(0, length), bytes);
        return await store.AddAsync(whole, settings.MostPhotoBytes, cancellation);
    }

    /// <summary>Whether a photo may be taken for this session at all.</summary>
    public async Task<Refusal?> RefusedAsync(PhotoPlace place, CancellationToken cancellation)
    {
        var client = await (from session in db.Sessions
                            join course in db.Courses on session.CourseId equals course.Id
                            where session.Id == place.SessionId
                            select new
                            {
                                course.ClientId,
                                Agreed = db.Consents.Any(c => c.ClientId == course.ClientId && c.Purpose == ConsentPurpose.Analysis && c.WithdrawnAt == null),
                            }).FirstOrDefaultAsync(cancellation);
        if (client is null) return new Refusal("no_session", $"There is no session {place.SessionId}.", "Choose the client's session first; it may have been deleted.");
        return client.Agreed ? null : new Refusal("no_consent", "The client has not agreed to photos being stored and measured.", "Note the client's consent first, then upload again.");
    }

    private async Task<IntakeAnswer> RecordAsync(StoredBlob blob, PhotoPlace place, Arrival arrival, CancellationToken cancellation)
    {
        if (await DuplicateAsync(blob.Address, place, cancellation) is { } known) return known;
        var courseId = await db.Sessions.Where(s => s.Id == place.SessionId).Select(s => s.CourseId).SingleAsync(cancellation);
        var photo = NewPhoto(blob, place, arrival, courseId);
        try
        {
            await SaveAsync(photo, arrival, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Another door was faster with the same bytes.
            db.ChangeTracker.Clear();
            if (await DuplicateAsync(blob.Address, place, cancellation) is { } faster) return faster;
            throw;
        }

        await queue.WakeAsync(cancellation);
        return new IntakeAnswer(photo.Id, false, null);
    }

    private async Task SaveAsync(Photo photo, Arrival arrival, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Photos.Add(photo);
        db.Runs.Add(new AnalysisRun { PhotoId = photo.Id, State = RunState.Waiting, AnalysisVersion = AnalysisEngine.KernelVersion, DueAt = photo.ReceivedAt });
        db.Marks.Add(new StageMark { PhotoId = photo.Id, Stage = Stage.Ingest, AnalysisVersion = AnalysisEngine.KernelVersion, Outcome = StageOutcome.Done, At = photo.ReceivedAt });
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(arrival.From, "photo.add", $"photo:{photo.Id}", $"door={arrival.Door} session={photo.SessionId}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private Photo NewPhoto(StoredBlob blob, PhotoPlace place, Arrival arrival, Guid courseId) => new()
    {
        Id = ids.New(),
        CourseId = courseId,
        SessionId = place.SessionId,
        View = place.View,
        Timing = place.Timing,
        Address = blob.Address,
        Bytes = blob.PlainBytes,
        Door = arrival.Door,
        ReceivedAt = clock.GetUtcNow(),
        ReceivedFrom = arrival.From,
    };

    private async Task<IntakeAnswer?> DuplicateAsync(string address, PhotoPlace place, CancellationToken cancellation)
    {
        var known = await db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Address == address, cancellation);
        if (known is null) return null;
        return known.SessionId == place.SessionId
            ? new IntakeAnswer(known.Id, true, null)
            : IntakeAnswer.Of(new Refusal("elsewhere", $"The same file is already photo {known.Id} of another session.", "A photo belongs to one session. Delete it there first if it was uploaded to the wrong one."));
    }
}
