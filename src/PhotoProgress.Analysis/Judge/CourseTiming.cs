using System.Globalization;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge;

/// <summary>What a photo may be used for, from the days since needling.</summary>
public enum PhotoStatus
{
    /// <summary>Days 0–7: swelling and redness of the session itself; for a redness curve only.</summary>
    Healing,

    /// <summary>Days 8–20: shown, but not part of the outcome.</summary>
    Provisional,

    /// <summary>From day 21, or before any session.</summary>
    Counts,
}

/// <summary>Phases of the skin's answer to needling.</summary>
public enum HealingPhase
{
    Inflammation,
    Proliferation,
    Remodelling,
}

/// <summary>A phase from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
public sealed record PhaseSpan(HealingPhase Phase, DateOnly From, DateOnly To);

/// <summary>A planned reading, weeks after the last session.</summary>
public sealed record Endpoint(string Name, int TargetWeeks, int FromWeeks, int ToWeeks)
{
    /// <summary>12 weeks after the last session, window 10–16.</summary>
    public static Endpoint Primary { get; } = new("primary", 12, 10, 16);

    /// <summary>24 weeks after the last session, window 20–28.</summary>
    public static Endpoint Secondary { get; } = new("secondary", 24, 20, 28);

    public static IReadOnlyList<Endpoint> All { get; } = [Primary, Secondary];
}

/// <summary>An endpoint in a course: its window in days (both ends belong to it) and the photo nearest to its target.</summary>
public sealed record EndpointWindow(Endpoint Endpoint, DateOnly From, DateOnly Target, DateOnly To, CoursePhoto? Photo);

/// <summary>
/// The timing rules: which photos count, when the endpoints lie, which phase the skin is in. Source of the phases:
/// inflammation days 0–5, proliferation to about week 8, remodelling to about a year (amieamed.com, PCI phases); the limits
/// 7, 20 and 21 days are this product's own, chosen because swelling and redness falsify texture and colour.
/// </summary>
public static class CourseTiming
{
    public const int LastHealingDay = 7;
    public const int FirstCountingDay = 21;
    public const int ProliferationFromDay = 5;
    public const int RemodellingFromDay = 56;
    public const int RemodellingToDay = 365;

    /// <summary>Whole days since the session that the photo shows; null before any. A pre-session photo does not know its own day's session yet.</summary>
    public static int? DaysSinceSession(CoursePhoto photo, IReadOnlyList<DateOnly> sessions)
    {
        var before = sessions.Where(s => photo.Timing == PhotoTiming.PreSession ? s < photo.Date : s <= photo.Date).ToList();
        return before.Count == 0 ? null : photo.Date.DayNumber - before.Max().DayNumber;
    }

    public static PhotoStatus StatusOf(CoursePhoto photo, IReadOnlyList<DateOnly> sessions) =>
        DaysSinceSession(photo, sessions) switch
        {
            null or >= FirstCountingDay => PhotoStatus.Counts,
            > LastHealingDay => PhotoStatus.Provisional,
            _ => PhotoStatus.Healing,
        };

    /// <summary>The photo that the others of a view are compared with: the named one, else the earliest that counts and can be used.</summary>
    /// <param name="refusalOf">Why a photo cannot be used; null where it can. Asked of as few photos as decide it, the earliest first.</param>
    public static Outcome<CoursePhoto> BaselineOf(Course course, PhotoView view, Func<CoursePhoto, Refusal?> refusalOf)
    {
        var photos = course.Photos.Where(p => p.View == view).OrderBy(p => p.Date).ToList();
        return photos.Find(p => p.File == course.Baseline) is { } named
            ? NamedBaseline(named, course, refusalOf)
            : FirstBaseline(photos.Where(p => Counts(p, course)), view, refusalOf);
    }

    /// <summary>The endpoints after the last session so far, each with the photo of the view nearest to its target; empty without sessions.</summary>
    public static IReadOnlyList<EndpointWindow> Endpoints(Course course, PhotoView view)
    {
        if (course.Sessions.Count == 0) return [];
        var last = course.Sessions[^1];
        return [.. Endpoint.All.Select(e => Window(e, last, course.Photos.Where(p => p.View == view)))];
    }

    /// <summary>The phases between the first session and <paramref name="until"/>, in order; each session starts anew.</summary>
    public static IReadOnlyList<PhaseSpan> Phases(IReadOnlyList<DateOnly> sessions, DateOnly until)
    {
        var spans = new List<PhaseSpan>();
        for (var i = 0; i < sessions.Count; i++)
        {
            var end = i + 1 < sessions.Count && sessions[i + 1] < until ? sessions[i + 1] : until;
            spans.AddRange(AfterOne(sessions[i], end));
        }

        return spans;
    }

    private static Outcome<CoursePhoto> NamedBaseline(CoursePhoto named, Course course, Func<CoursePhoto, Refusal?> refusalOf)
    {
        if (!Counts(named, course))
            return new Refusal("no_baseline", $"The baseline, the photo of {Day(named)}, was taken {DaysSinceSession(named, course.Sessions)} days after a session.", $"Name a photo taken before a session or at least {FirstCountingDay} days after one.");
        if (refusalOf(named) is { } refused)
            return new Refusal("no_baseline", $"The baseline, the photo of {Day(named)}, cannot be used: {refused.Message}", refused.Advice);
        return named;
    }

    private static Outcome<CoursePhoto> FirstBaseline(IEnumerable<CoursePhoto> counting, PhotoView view, Func<CoursePhoto, Refusal?> refusalOf)
    {
        Refusal? first = null;
        foreach (var photo in counting)
        {
            if (refusalOf(photo) is not { } refused) return photo;
            first ??= refused.Code == SideView.Code ? refused : new Refusal("no_baseline", $"No {Name(view)} photo that could be the baseline can be used. The first, of {Day(photo)}: {refused.Message}", refused.Advice);
        }

        return first
            ?? new Refusal("no_baseline", $"No {Name(view)} photo was taken before a session or at least {FirstCountingDay} days after one.", "Add the photo taken before the first session.");
    }

    private static IEnumerable<PhaseSpan> AfterOne(DateOnly session, DateOnly end)
    {
        (HealingPhase Phase, int From, int To)[] phases =
        [
            (HealingPhase.Inflammation, 0, ProliferationFromDay),
            (HealingPhase.Proliferation, ProliferationFromDay, RemodellingFromDay),
            (HealingPhase.Remodelling, RemodellingFromDay, RemodellingToDay),
        ];
        return phases
            .Select(p => new PhaseSpan(p.Phase, session.AddDays(p.From), Earlier(session.AddDays(p.To), end)))
            .Where(s => s.From < s.To);
    }

    private static EndpointWindow Window(Endpoint endpoint, DateOnly last, IEnumerable<CoursePhoto> photos)
    {
        var (from, target, to) = (last.AddDays(7 * endpoint.FromWeeks), last.AddDays(7 * endpoint.TargetWeeks), last.AddDays(7 * endpoint.ToWeeks));
        var nearest = photos
            .Where(p => p.Date >= from && p.Date <= to)
            .OrderBy(p => Math.Abs(p.Date.DayNumber - target.DayNumber)).ThenBy(p => p.Date)
            .FirstOrDefault();
        return new EndpointWindow(endpoint, from, target, to, nearest);
    }

    private static bool Counts(CoursePhoto photo, Course course) => StatusOf(photo, course.Sessions) == PhotoStatus.Counts;

    private static string Day(CoursePhoto photo) => photo.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Name(PhotoView view) => view.ToString().ToLowerInvariant();

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
