using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store.Parts;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>Photos that come in pieces: begun, gone on with, taken in when they are whole.</summary>
public sealed class UploadDoor(ClinicDb db, PartFolder parts, Intake intake, Ids ids, TimeProvider clock, ServiceSettings settings)
{
    /// <summary>Unfinished uploads of one member or token: two large sessions at once.</summary>
    public const int MostOpen = 100;

    /// <summary>Code of the refusal when there are more.</summary>
    public const string TooManyCode = "too_many_uploads";

    /// <summary>An interrupted upload may be gone on with for so long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Notes an upload, without any bytes yet.</summary>
    /// <returns>Refused when it could not be taken in anyway.</returns>
    public async Task<Outcome<Upload>> BeginAsync(long length, IReadOnlyDictionary<string, string> metadata, ClaimsPrincipal actor, CancellationToken cancellation)
    {
        if (length > settings.MostPhotoBytes) return TooLarge(settings.MostPhotoBytes);
        if (!Guid.TryParse(metadata.GetValueOrDefault("session"), out var sessionId)) return new Refusal("metadata", $"{Tus.Metadata}: session is missing or no id.", "Send the session's id.");
        var kind = await db.Sessions.Where(s => s.Id == sessionId).Select(s => (SessionKind?)s.Kind).FirstOrDefaultAsync(cancellation);
        var place = Tus.PlaceOf(metadata, sessionId, kind);
        if (place.IsRefused) return place.Refused!;
        if (await intake.RefusedAsync(place.Value, cancellation) is { } refused) return refused;
        if (await OpenOfAsync(actor.Name(), cancellation) >= MostOpen) return TooMany;
        return await AddAsync(length, place.Value, actor, cancellation);
    }

    /// <summary>An upload of this actor; null for everybody else's, as if there were none.</summary>
    public Task<Upload?> FindAsync(Guid id, ClaimsPrincipal actor, CancellationToken cancellation)
    {
        var name = actor.Name();
        return db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.From == name, cancellation);
    }

    public bool IsExpired(Upload upload) => upload.ExpiresAt <= clock.GetUtcNow();

    /// <returns>Null while another request has it.</returns>
    public PartFile? TryOpen(Guid id) => parts.TryOpen(id);

    /// <summary>What became of it; null while bytes are missing.</summary>
    public IntakeAnswer? AnswerOf(Guid id) => parts.NoteOf(id) is { } note ? JsonSerializer.Deserialize<IntakeAnswer>(note) : null;

    /// <summary>
    /// Takes in a photo that is whole. Whoever sent it may be gone: it is finished all the same. A crash before the note is written finishes
    /// it once more at the next request, and the photo is found to be there.
    /// </summary>
    public async Task<IntakeAnswer> FinishAsync(Upload upload, PartFile whole)
    {
        var place = new PhotoPlace(upload.SessionId, upload.View, upload.Timing);
        await using var bytes = whole.OpenRead();
        var answer = await intake.AcceptAsync(bytes, place, new Arrival(upload.Door, upload.From), CancellationToken.None);
        parts.Finish(upload.Id, JsonSerializer.Serialize(answer));
        var photoId = answer.PhotoId ?? Guid.Empty;
        await db.Uploads.Where(u => u.Id == upload.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PhotoId, photoId));
        return answer;
    }

    /// <summary>Forgets an upload; a photo that came of it stays.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken cancellation)
    {
        await db.Uploads.Where(u => u.Id == id).ExecuteDeleteAsync(cancellation);
        parts.Delete(id);
    }

    private Task<int> OpenOfAsync(string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Uploads.CountAsync(u => u.From == actor && u.PhotoId == null && u.ExpiresAt > now, cancellation);
    }

    private async Task<Upload> AddAsync(long length, PhotoPlace place, ClaimsPrincipal actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var upload = new Upload
        {
            Id = ids.New(),
            SessionId = place.SessionId,
            View = place.View,
            Timing = place.Timing,
            Door = actor.MemberId() is null ? Door.Api : Door.Web,
            From = actor.Name(),
            Length = length,
            CreatedAt = now,
            ExpiresAt = now + KeptFor,
        };
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(cancellation);
        return upload;
    }

    private static Refusal TooLarge(long mostBytes) =>
        new("too_large_bytes", $"The file has more than {Tus.Text(mostBytes)} bytes, the most that is taken.", "Save the photo as a JPEG of quality 95 and upload that.");

    private static Refusal TooMany { get; } =
        new(TooManyCode, $"{MostOpen} of your uploads are unfinished already.", "Finish or stop some of them first.");
}
