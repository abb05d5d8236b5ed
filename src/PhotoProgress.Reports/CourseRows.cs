using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports;

/// <summary>One photo of a course with what the timing rules say about it.</summary>
/// <param name="DaysSinceSession">Null before any session.</param>
public sealed record CourseRow(CourseEntry Entry, PhotoStatus Status, int? DaysSinceSession, bool IsBaseline)
{
    public CoursePhoto Photo => Entry.Photo;

    /// <summary>Neither compared nor refused so far.</summary>
    public bool IsWaiting => !IsBaseline && Entry is { AgainstBaseline: null, Refused: null };

    /// <summary>Refused, alone or with its baseline.</summary>
    public bool IsNotComparable => !IsBaseline && !IsWaiting && !IsCompared;

    public bool IsCompared => Entry.AgainstBaseline is { Comparable: true };

    /// <summary>The headline change of a dimension; null where there is none, and while healing for all but redness.</summary>
    public Change? Change(Dimension dimension) =>
        !IsCompared || IsUnread(dimension) ? null : PlainSentence.Headline(Entry.AgainstBaseline!, dimension);

    /// <summary>Swelling falsifies texture and colour: a healing photo is read for the redness curve only.</summary>
    public bool IsUnread(Dimension dimension) => Status == PhotoStatus.Healing && dimension != Dimension.Redness;

    /// <summary>Why the photo has no number; null where it has one, needs none or waits for it.</summary>
    public string? WhyNot(Dimension dimension)
    {
        if (IsBaseline || IsUnread(dimension)) return null;
        if (Entry.Refused is { } refused) return Labels.Inside(refused.Message);
        if (Entry.AgainstBaseline is not { } comparison) return null;
        if (!comparison.Comparable) return string.Join("; ", comparison.Refusals.Select(r => Labels.Inside(r.Message)));
        var change = Change(dimension);
        return change is null ? "nothing could be measured" : change.Verdict == Verdict.NotComparable ? Labels.Reason(change.Reason) : null;
    }
}

/// <summary>The photos of one view in order of time, and the baseline they are held against.</summary>
/// <param name="NoBaseline">Why there is no baseline; null where there is one.</param>
public sealed record CourseView(Course Course, PhotoView View, CoursePhoto? Baseline, Refusal? NoBaseline, IReadOnlyList<CourseRow> Rows)
{
    /// <summary>Every view of the course, in the order of <see cref="PhotoView"/>.</summary>
    public static IReadOnlyList<CourseView> All(CourseReport report) =>
        [.. report.Entries.Select(e => e.Photo.View).Distinct().Order().Select(v => Of(report, v))];

    /// <summary>The photo that tells the outcome: the one nearest to the primary endpoint, else the latest that counts; null where none is compared.</summary>
    public CourseRow? Outcome()
    {
        var results = Results().ToList();
        var endpoint = Endpoints().FirstOrDefault(e => e.Endpoint == Endpoint.Primary)?.Photo;
        return results.Find(r => r.Photo == endpoint) ?? results.LastOrDefault();
    }

    /// <summary>The endpoints, each with the nearest photo to its target that can be read as a result: one that is refused does not stand in the way of its retake.</summary>
    public IReadOnlyList<EndpointWindow> Endpoints() => CourseTiming.Endpoints(Course with { Photos = [.. Results().Select(r => r.Photo)] }, View);

    /// <summary>The baseline's own summary, from the first comparison that has one.</summary>
    public PhotoSummary? BaselineSummary() => Rows.Select(r => r.Entry.AgainstBaseline?.Before).FirstOrDefault(b => b is not null);

    private IEnumerable<CourseRow> Results() =>
        Rows.Where(r => r is { IsCompared: true, IsBaseline: false, Status: PhotoStatus.Counts } && r.Photo.Date > Baseline?.Date);

    private static CourseView Of(CourseReport report, PhotoView view)
    {
        var baseline = report.Baselines[view];
        var first = baseline.IsRefused ? null : baseline.Value;
        var rows =
            from entry in report.Entries
            where entry.Photo.View == view
            orderby entry.Photo.Date
            select new CourseRow(
                entry,
                CourseTiming.StatusOf(entry.Photo, report.Course.Sessions),
                CourseTiming.DaysSinceSession(entry.Photo, report.Course.Sessions),
                entry.Photo == first);
        return new CourseView(report.Course, view, first, baseline.Refused, [.. rows]);
    }
}
