using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Today;

/// <summary>A session of the day.</summary>
/// <param name="Number">Which treatment of the course it is, or follows.</param>
/// <param name="Planned">How many treatments the plan has.</param>
/// <param name="MayStore">Whether the client agreed to photos being stored; without it none is taken in.</param>
/// <param name="Views">What is to be done first.</param>
public sealed record DayLine(
    Guid Id, Guid CourseId, Guid ClientId, string ClientCode, string Plan, SessionKind Kind, int Number, int Planned, bool MayStore, IReadOnlyList<SessionView> Views)
{
    public bool Lacks => Views.Count == 0 || Views.Any(view => view.State is ViewState.Missing or ViewState.TakeAgain);
}

/// <summary>The sessions of a day in the order of the clients' codes.</summary>
/// <param name="IsCut">Whether there are more than are shown.</param>
public sealed record DayList(DateOnly Day, DateOnly Today, IReadOnlyList<DayLine> Sessions, bool IsCut)
{
    private const int MostListed = 200;

    public static async Task<DayList> LoadAsync(ClinicDb db, DateOnly day, DateOnly today, CancellationToken cancellation)
    {
        var sessions = await (from session in db.Sessions
                              join course in db.Courses on session.CourseId equals course.Id
                              join client in db.Clients on course.ClientId equals client.Id
                              join plan in db.Plans on course.PlanId equals plan.Id
                              where session.Date == day
                              orderby client.Code, session.Id
                              select new
                              {
                                  session.Id,
                                  session.CourseId,
                                  ClientId = client.Id,
                                  client.Code,
                                  Plan = plan.Name,
                                  session.Kind,
                                  Number = db.Sessions.Count(s => s.CourseId == course.Id && s.Kind == SessionKind.Treatment && s.Date <= day),
                                  Planned = plan.Sessions,
                                  MayStore = db.Consents.Any(c => c.ClientId == client.Id && c.Purpose == ConsentPurpose.Analysis && c.WithdrawnAt == null),
                              }).Take(MostListed + 1).ToListAsync(cancellation);
        var photos = (await PhotosAsync(db, day, cancellation)).ToLookup(photo => photo.SessionId);
        var views = (await (from here in db.Sessions
                            join photo in db.Photos on here.CourseId equals photo.CourseId
                            join session in db.Sessions on photo.SessionId equals session.Id
                            where here.Date == day && session.Date != day && photo.ExcludedBecause == null
                            select new { photo.CourseId, photo.View }).Distinct().ToListAsync(cancellation)).ToLookup(row => row.CourseId, row => row.View);
        return new DayList(day, today,
        [
            .. from s in sessions.Take(MostListed)
               select new DayLine(s.Id, s.CourseId, s.ClientId, s.Code, s.Plan, s.Kind, s.Number, s.Planned, s.MayStore, ViewStates.Of([.. photos[s.Id]], views[s.CourseId])),
        ], sessions.Count > MostListed);
    }

    /// <summary>
    /// Photos of the day's sessions that count, the oldest first, each with why it cannot be used. While a newer analysis is at work, what
    /// an older one found is shown.
    /// </summary>
    private static async Task<IReadOnlyList<DayPhoto>> PhotosAsync(ClinicDb db, DateOnly day, CancellationToken cancellation)
    {
        var rows = await (from photo in db.Photos
                          join session in db.Sessions on photo.SessionId equals session.Id
                          join run in db.Runs on photo.Id equals run.PhotoId
                          where session.Date == day && photo.ExcludedBecause == null
                          orderby photo.ReceivedAt, photo.Id
                          select new { photo.Id, photo.SessionId, photo.View, run.State, run.AnalysisVersion }).ToListAsync(cancellation);
        var ofDay = from reading in db.Readings
                    join photo in db.Photos on reading.PhotoId equals photo.Id
                    join session in db.Sessions on photo.SessionId equals session.Id
                    where session.Date == day
                    select reading;
        var usable = (await ofDay.Select(r => new { r.PhotoId, r.AnalysisVersion, r.Usable }).ToListAsync(cancellation)).ToLookup(r => r.PhotoId);
        var refused = await ofDay.Where(r => !r.Usable).Select(r => new { r.PhotoId, r.AnalysisVersion, r.Document }).ToDictionaryAsync(r => (r.PhotoId, r.AnalysisVersion), r => r.Document, cancellation);
        return
        [
            .. from row in rows
               let found = usable[row.Id].OrderByDescending(r => r.AnalysisVersion == row.AnalysisVersion).FirstOrDefault()
               let refusals = found is { Usable: false } ? Documents.Read<PhotoRecord>(refused[(row.Id, found.AnalysisVersion)]).Refusals : []
               select new DayPhoto(
                   row.SessionId, row.View, found is null ? null : found.Usable || SideView.Explains(refusals),
                   found is null && row.State is RunState.Failed or RunState.SetAside, refusals.Count > 0 ? refusals[0].Message : null),
        ];
    }
}
