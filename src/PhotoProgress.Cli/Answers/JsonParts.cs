using System.Globalization;
using System.Text.Json;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Cli.Answers;

/// <summary>Parts that the three JSON answers share. Their spelling is the contract: docs/command-line.md.</summary>
internal static class JsonParts
{
    /// <summary>More digits than any measured value carries, few enough to be the same on every processor.</summary>
    private const int SignificantDigits = 8;

    public static void Versions(this Utf8JsonWriter json, string analysis, string? model)
    {
        json.WriteStartObject("versions");
        json.WriteString("analysis", analysis);
        json.WriteString("model", model);
        json.WriteEndObject();
    }

    public static void Codes(this Utf8JsonWriter json, IReadOnlyList<Refusal> refusals)
    {
        json.WriteStartArray("refusals");
        foreach (var refusal in refusals) json.WriteStringValue(refusal.Code);
        json.WriteEndArray();
    }

    /// <summary>One line that says why, for people; scripts use the codes.</summary>
    public static void Refusal(this Utf8JsonWriter json, string name, Refusal? refusal)
    {
        if (refusal is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        json.WriteString("advice", refusal.Advice);
        json.WriteEndObject();
    }

    public static void Photo(this Utf8JsonWriter json, string name, PhotoSummary photo)
    {
        var scaled = photo.PixelsPerMm > 0;
        json.WriteStartObject(name);
        json.WriteString("file", photo.File);
        json.WriteString("sha256", photo.Sha256);
        json.Number("pixelsPerMm", scaled ? photo.PixelsPerMm : null);
        json.WriteString("scaleSource", photo.ScaleSource);
        json.Number("scaleErrorPercent", scaled ? photo.ScaleErrorPercent : null);
        json.Capture(photo.Capture);
        json.Checks("checks", photo.Checks);
        json.WriteStartArray("readings");
        foreach (var reading in photo.Readings) json.Reading(reading);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Checks(this Utf8JsonWriter json, string name, IReadOnlyList<CheckResult> checks)
    {
        json.WriteStartArray(name);
        foreach (var check in checks) json.Check(check);
        json.WriteEndArray();
    }

    /// <summary>Null where there is none; never "-0", which some readers take for a decline.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, Rounded(number));
        else json.WriteNull(name);
    }

    public static string Grade(Grade? grade) => grade?.ToString()!;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Rounded(double number) => number == 0 || !double.IsFinite(number)
        ? number + 0.0
        : double.Parse(number.ToString("G" + SignificantDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Check(this Utf8JsonWriter json, CheckResult check)
    {
        json.WriteStartObject();
        json.WriteString("code", check.Code);
        json.Number("value", check.Value);
        json.Number("limit", check.Limit);
        json.Number("refusalLimit", check.RefusalLimit);
        json.WriteString("unit", check.Unit);
        json.WriteBoolean("passed", check.Passed);
        json.WriteString("outcome", Code(check.Outcome));
        json.WriteString("advice", check.Advice);
        json.WriteEndObject();
    }

    private static string Code(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Flagged => "flagged",
        CheckOutcome.Refused => "refused",
        _ => "not_measurable",
    };

    private static void Reading(this Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject();
        json.WriteString("metric", reading.MetricId);
        json.WriteNumber("version", reading.MetricVersion);
        json.WriteString("region", reading.Region);
        json.Number("value", reading.Value);
        json.Number("standardError", reading.StandardError);
        json.WriteString("unit", reading.Unit);
        json.WriteString("notMeasurable", reading.NotMeasurable);
        json.WriteEndObject();
    }

    private static void Capture(this Utf8JsonWriter json, CaptureRecord capture)
    {
        json.WriteStartObject("capture");
        json.WriteString("takenAt", capture.TakenAt?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("cameraMake", capture.CameraMake);
        json.WriteString("cameraModel", capture.CameraModel);
        json.WriteString("lens", capture.Lens);
        json.Number("focalLengthMm", capture.FocalLengthMm);
        json.Number("focalLength35Mm", capture.FocalLength35Mm);
        json.Number("exposureSeconds", capture.ExposureSeconds);
        json.Number("fNumber", capture.FNumber);
        json.Number("iso", capture.Iso);
        json.WriteString("software", capture.Software);
        json.WriteEndObject();
    }
}
