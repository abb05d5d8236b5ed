using Microsoft.EntityFrameworkCore;
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
        var views = (await (from photo in db.Photos
                            join session in db.Sessions on photo.SessionId equals session.Id
                            where session.Date != day && photo.ExcludedBecause == null && db.Sessions.Any(s => s.CourseId == photo.CourseId && s.Date == day)
                            select new { photo.CourseId, photo.View }).Distinct().ToListAsync(cancellation)).ToLookup(row => row.CourseId, row => row.View);
        return new DayList(day, today,
        [
            .. from s in sessions.Take(MostListed)
               select new DayLine(s.Id, s.CourseId, s.ClientId, s.Code, s.Plan, s.Kind, s.Number, s.Planned, s.MayStore, ViewStates.Of([.. photos[s.Id]], views[s.CourseId])),
        ], sessions.Count > MostListed);
    }

    /// <summary>Photos of the day's sessions that count, the oldest first, each with why it cannot be used.</summary>
    private static async Task<IEnumerable<DayPhoto>> PhotosAsync(ClinicDb db, DateOnly day, CancellationToken cancellation)
    {
        var rows = await (from photo in db.Photos
                          join session in db.Sessions on photo.SessionId equals session.Id
                          join run in db.Runs on photo.Id equals run.PhotoId
                          join found in db.Readings on new { run.PhotoId, run.AnalysisVersion } equals new { found.PhotoId, found.AnalysisVersion } into all
                          from readings in all.DefaultIfEmpty()
                          where session.Date == day && photo.ExcludedBecause == null
                          orderby photo.ReceivedAt, photo.Id
                          select new
                          {
                              photo.SessionId,
                              photo.View,
                              run.State,
                              Usable = readings == null ? null : (bool?)readings.Usable,
                              Refused = readings == null || readings.Usable ? null : readings.Document,
                          }).ToListAsync(cancellation);
        return rows.Select(row => new DayPhoto(
            row.SessionId, row.View, row.Usable, row.Usable is null && row.State is RunState.Failed or RunState.SetAside,
            row.Refused is null ? null : Documents.Read<PhotoRecord>(row.Refused).Refusals[0].Message));
    }
}
