using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports;

namespace PhotoProgress.Cli.Answers;

/// <summary><c>photoprogress.course-report/1</c>.</summary>
internal static class CourseJson
{
    public const string Schema = "photoprogress.course-report/1";

    public static void Write(Utf8JsonWriter json, CourseReport report)
    {
        var views = CourseView.All(report);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Versions(report.AnalysisVersion, report.ModelVersion);
        json.WriteString("client", report.Course.Client);
        Write(json, report.Course.Plan);
        json.WriteStartArray("sessions");
        foreach (var session in report.Course.Sessions) json.WriteStringValue(JsonParts.Day(session));
        json.WriteEndArray();
        json.WriteStartArray("views");
        foreach (var view in views) Write(json, view);
        json.WriteEndArray();
        json.WriteStartArray("photos");
        foreach (var entry in report.Entries) Write(json, views.SelectMany(view => view.Rows).First(row => row.Entry == entry));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CoursePlan plan)
    {
        json.WriteStartObject("plan");
        json.WriteString("modality", plan.Modality);
        json.Number("needleDepthMm", plan.NeedleDepthMm);
        json.WriteString("device", plan.Device);
        json.WriteNumber("sessions", plan.Sessions);
        json.Number("intervalDays", plan.IntervalDays);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CourseView view)
    {
        json.WriteStartObject();
        json.WriteString("view", Code(view.View));
        json.WriteString("baseline", view.Baseline?.File);
        json.WriteString("outcome", view.Outcome()?.Photo.File);
        json.WriteStartArray("endpoints");
        foreach (var window in view.Endpoints()) Write(json, window);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EndpointWindow window)
    {
        json.WriteStartObject();
        json.WriteString("name", window.Endpoint.Name);
        json.WriteString("from", JsonParts.Day(window.From));
        json.WriteString("target", JsonParts.Day(window.Target));
        json.WriteString("to", JsonParts.Day(window.To));
        json.WriteString("photo", window.Photo?.File);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CourseRow row)
    {
        json.WriteStartObject();
        json.WriteString("file", row.Photo.File);
        json.WriteString("date", JsonParts.Day(row.Photo.Date));
        json.WriteString("view", Code(row.Photo.View));
        json.WriteString("timing", Code(row.Photo.Timing));
        json.Number("daysSinceSession", row.DaysSinceSession);
        json.WriteString("status", row.Status.ToString().ToLowerInvariant());
        json.WriteBoolean("isBaseline", row.IsBaseline);
        json.Refusal("refused", row.Entry.Refused);
        json.WritePropertyName("comparison");
        if (row.Entry.AgainstBaseline is { } comparison) ComparisonJson.Write(json, comparison);
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    private static string Code(PhotoView view) => view.ToString().ToLowerInvariant();

    private static string Code(PhotoTiming timing) => timing switch
    {
        PhotoTiming.PreSession => "pre-session",
        PhotoTiming.PostSession => "post-session",
        _ => "follow-up",
    };
}
