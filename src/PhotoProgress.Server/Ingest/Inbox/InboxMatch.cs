using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Ingest.Web;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>Where a photo of the inbox belongs, or one plain line that says why nobody knows.</summary>
public sealed record Match(PhotoPlace? Place, string? Reason)
{
    public static Match None(string reason) => new(null, reason);
}

/// <summary>Finds the session of a photo. Where anything is missing or contradicts itself, it finds none: another client is never guessed.</summary>
public sealed class InboxMatch(ClinicDb db)
{
    /// <summary>The view of a photo that nobody told: the check says so if it is another one.</summary>
    private const PhotoView UsualView = PhotoView.Front;

    /// <summary>The clients whose codes a path names.</summary>
    public Task<List<string>> ClientsAsync(PathWords words, CancellationToken cancellation) =>
        db.Clients.Where(c => words.Codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(cancellation);

    /// <param name="client">Code.</param>
    /// <param name="day">Null where neither somebody nor the camera told it.</param>
    public async Task<Match> OfClientAsync(string client, DateOnly? day, PhotoView? view, PhotoTiming? timing, CancellationToken cancellation)
    {
        if (!await db.Clients.AnyAsync(c => c.Code == client, cancellation)) return Match.None($"There is no client {client}.");
        if (day is not { } date) return Match.None($"Client {client}, but neither the name nor the camera tells the day.");
        var sessions = await (from session in db.Sessions
                              join course in db.Courses on session.CourseId equals course.Id
                              join person in db.Clients on course.ClientId equals person.Id
                              where person.Code == client && course.ClosedAt == null && session.Date == date
                              select session).AsNoTracking().ToListAsync(cancellation);
        var on = string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}");
        return sessions switch
        {
            [var only] => new Match(PlaceIn(only, view, timing), null),
            [] => Match.None($"Client {client} has no session on {on}."),
            _ => Match.None($"Client {client} has {sessions.Count} sessions on {on}."),
        };
    }

    /// <returns>Null where there is no such session.</returns>
    public async Task<PhotoPlace?> OfSessionAsync(Guid sessionId, PhotoView? view, PhotoTiming? timing, CancellationToken cancellation) =>
        await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sessionId, cancellation) is { } session ? PlaceIn(session, view, timing) : null;

    private static PhotoPlace PlaceIn(Session session, PhotoView? view, PhotoTiming? timing) =>
        new(session.Id, view ?? UsualView, timing ?? Tus.UsualTiming(session.Kind));
}
