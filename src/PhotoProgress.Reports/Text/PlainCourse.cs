using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>A course as plain text: the result of each view, then one line for each photo.</summary>
public static class PlainCourse
{
    private const string WithinError = "within error";

    public static string Of(CourseReport report)
    {
        var text = new TextLines();
        var course = report.Course;
        text.Wrapped($"Client {course.Client}: {CourseWords.Plan(course.Plan)}; sessions {CourseWords.Sessions(course)}.");
        foreach (var view in CourseView.All(report)) Add(text, view);
        return text.ToString();
    }

    private static void Add(TextLines text, CourseView view)
    {
        text.Add().Add(Labels.Of(view.View));
        text.Wrapped(CourseWords.Sentence(view)).Add();
        text.Table([["  Photo of", "", "use", .. Labels.Dimensions.Select(Labels.Of)], .. view.Rows.Select(Row)], 3, 4, 5);
        foreach (var row in view.Rows.Where(row => row.IsNotComparable))
            text.Wrapped($"{Labels.ShortDay(row.Photo.Date)}, {row.Photo.File}: {row.WhyNot(Labels.Dimensions[0]) ?? row.WhyNot(Labels.Dimensions[^1])}.", "  ", "    ");
        foreach (var (name, value) in CourseWords.Endpoints(view)) text.Wrapped($"{name}: {value}.", "  ", "    ");
    }

    private static string[] Row(CourseRow row) =>
    [
        $"  {Labels.ShortDay(row.Photo.Date)}", row.DaysSinceSession is { } days ? $"day {days}" : "",
        CourseWords.Use(row), .. Labels.Dimensions.Select(dimension => Cell(row, dimension)),
    ];

    // Room for one word: the intervals stand in the report.
    private static string Cell(CourseRow row, Dimension dimension) =>
        row.Change(dimension) is not { } change || ChangeText.Of(change) is not { } told ? "–"
        : change.Verdict == Verdict.NoDetectableChange ? WithinError : told.Signed;
}
