using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>Whose session it is.</summary>
public sealed record SessionHead(Guid Id, string ClientCode, DateOnly Date, SessionKind Kind);

/// <summary>A photo of a session, and what its check found, in plain words.</summary>
/// <param name="State"><c>waiting</c>, <c>good</c>, <c>fair</c>, <c>retake</c>, <c>kept</c>, <c>failed</c> or <c>excluded</c>.</param>
/// <param name="Words">One line.</param>
/// <param name="Advice">What to do better at the retake; empty where there is nothing.</param>
public sealed record PhotoState(Guid Id, string View, string Timing, string State, string Words, IReadOnlyList<string> Advice, string? Thumbnail);

/// <summary>All photos of a session.</summary>
/// <param name="Pending">Whether a check is still to come.</param>
public sealed record SessionPhotos(IReadOnlyList<PhotoState> Photos, bool Pending);

/// <summary>Reads what a session's page shows.</summary>
public static class SessionState
{
    private sealed record Row(Data.Photos.Photo Photo, AnalysisRun Run, Data.Work.PhotoReadings? Readings, bool HasThumbnail);

    public static Task<SessionHead?> HeadAsync(ClinicDb db, Guid id, CancellationToken cancellation) =>
        (from session in db.Sessions
         join course in db.Courses on session.CourseId equals course.Id
         join client in db.Clients on course.ClientId equals client.Id
         where session.Id == id
         select new SessionHead(session.Id, client.Code, session.Date, session.Kind)).FirstOrDefaultAsync(cancellation);

    public static async Task<SessionPhotos> PhotosAsync(ClinicDb db, Guid sessionId, CancellationToken cancellation)
    {
        // One question: between two, a check may end or a view change, and the page, which asks no more once nothing waits, would keep half of each.
        var photos = await (from photo in db.Photos.AsNoTracking()
                            join run in db.Runs on photo.Id equals run.PhotoId
                            where photo.SessionId == sessionId
                            orderby photo.ReceivedAt
                            select new
                            {
                                Photo = photo,
                                Run = run,
                                Readings = db.Readings.Where(r => r.PhotoId == photo.Id).ToList(),
                                HasThumbnail = db.DerivedFiles.Any(f => f.PhotoId == photo.Id && f.Kind == DerivedKind.Thumbnail),
                            }).ToListAsync(cancellation);
        // While a newer version is at work, what the older one found is shown.
        var states = photos.Select(p => StateOf(new Row(p.Photo, p.Run, Choose(p.Readings, p.Run.AnalysisVersion), p.HasThumbnail))).ToList();
        return new SessionPhotos(states, states.Any(state => state.State == "waiting"));
    }

    private static Data.Work.PhotoReadings? Choose(List<Data.Work.PhotoReadings> readings, string version) =>
        readings.Find(r => r.AnalysisVersion == version) ?? readings.LastOrDefault();

    private static PhotoState StateOf(Row row)
    {
        var (state, words, advice) = Found(row);
        return new PhotoState(
            row.Photo.Id, PhotoWords.Of(row.Photo.View), PhotoWords.Of(row.Photo.Timing), state, words, advice,
            row.HasThumbnail ? $"/photos/{row.Photo.Id}/thumbnail" : null);
    }

    private static (string State, string Words, IReadOnlyList<string> Advice) Found(Row row) => row switch
    {
        { Photo.ExcludedBecause: { } why } => ("excluded", $"Left out of the course: {why}", []),
        { Readings: { } readings } => Checked(readings, Documents.Read<PhotoRecord>(readings.Document)),
        { Run.State: RunState.Running } => ("waiting", "Being checked …", []),
        { Run.State: RunState.Failed or RunState.SetAside } => ("failed", "The check failed.", ["Ask whoever runs the service to look at the queue page."]),
        _ => ("waiting", "Waits for its check …", []),
    };

    private static (string State, string Words, IReadOnlyList<string> Advice) Checked(Data.Work.PhotoReadings readings, PhotoRecord record)
    {
        if (SideView.Explains(record.Refusals)) return ("kept", $"Kept, not measured: {record.Refusals[0].Message}", []);
        if (!readings.Usable) return ("retake", $"Take it again: {record.Refusals[0].Message}", [.. record.Refusals.Select(refusal => refusal.Advice).Distinct()]);
        var advice = (record.Summary?.Checks ?? []).Where(check => check.Outcome == CheckOutcome.Flagged).Select(check => check.Advice).OfType<string>().Distinct().ToList();
        return readings.Grade == Grade.A ? ("good", "Good: grade A.", advice) : ("fair", $"Usable: grade {readings.Grade}. A retake would be better.", advice);
    }
}
