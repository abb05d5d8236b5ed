using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Reports.Words;

/// <summary>A course in plain words.</summary>
internal static class CourseWords
{
    /// <summary>What the photo is used for.</summary>
    public static string Use(CourseRow row) =>
        row.IsBaseline ? "Baseline" : row.IsWaiting ? "Waiting" : row.IsCompared ? Labels.Of(row.Status) : "Not comparable";

    /// <summary>When it was taken: <c>follow-up, day 42</c>.</summary>
    public static string When(CourseRow row)
    {
        var timing = Labels.Of(row.Photo.Timing).ToLowerInvariant();
        return row.DaysSinceSession is { } days ? $"{timing}, day {days.ToString(CultureInfo.InvariantCulture)}" : timing;
    }

    /// <summary>The result of a view: when it was read, against what, and what changed.</summary>
    public static string Sentence(CourseView view)
    {
        if (view.NoBaseline is { } none) return $"{none.Message} {none.Advice}";
        if (view.Outcome() is not { } outcome)
            return $"No photo can be read as a result yet: photos count from {CourseTiming.FirstCountingDay} days after a session, when they can be compared with the baseline.";
        return $"{Opening(view, outcome)} {PlainSentence.Of(outcome.Entry.AgainstBaseline!)}";
    }

    /// <summary>One line for each endpoint: its window, and the photo that was taken in it.</summary>
    public static IEnumerable<(string Name, string Value)> Endpoints(CourseView view) =>
        from window in view.NoBaseline is null ? view.Endpoints() : [] // without a baseline nothing will be read there
        let name = $"{Labels.Sentence(window.Endpoint.Name)} reading"
        let last = view.Course.Sessions.Count < view.Course.Plan.Sessions ? "last session so far" : "last session"
        let due = $"{window.Endpoint.TargetWeeks} weeks after the {last}, {Labels.ShortDay(window.From)} to {Labels.ShortDay(window.To)}"
        let taken = view.Rows.Any(row => row.Photo.Date >= window.From && row.Photo.Date <= window.To)
        select (name, window.Photo is { } photo ? $"{due}: photo of {Labels.ShortDay(photo.Date)}" : taken ? $"{due}: no photo that can be compared yet" : $"{due}: no photo yet");

    /// <summary><c>microneedling, 1.5 mm, pen</c></summary>
    public static string Plan(CoursePlan plan) => string.Join(", ", new[]
    {
        plan.Modality,
        plan.NeedleDepthMm is { } depth ? $"{Numbers.Significant(depth)} mm" : null,
        plan.Device,
    }.OfType<string>());

    /// <summary><c>3 of 4, every 4 weeks</c></summary>
    public static string Sessions(Course course)
    {
        var done = string.Create(CultureInfo.InvariantCulture, $"{course.Sessions.Count} of {course.Plan.Sessions}");
        return course.Plan.IntervalDays is { } days ? $"{done}, planned every {Every(days)}" : done;
    }

    private static string Every(int days) =>
        days % 7 == 0 && days > 7
            ? string.Create(CultureInfo.InvariantCulture, $"{days / 7} weeks")
            : days == 7 ? "week" : days == 1 ? "day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    private static string Opening(CourseView view, CourseRow outcome)
    {
        var since = outcome.DaysSinceSession is not { } days ? "before any session"
            : outcome.Photo.Date >= view.Course.Sessions[^1] && outcome.Photo.Timing != PhotoTiming.PreSession ? $"{Labels.Span(days)} after the last session"
            : $"{Labels.Span(days)} after the session before";
        return $"On {Labels.Day(outcome.Photo.Date)}, {since}, compared with {Labels.Day(view.Baseline!.Date)}:";
    }
}
