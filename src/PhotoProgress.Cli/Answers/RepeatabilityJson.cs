using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Cli.Answers;

/// <summary><c>photoprogress.repeatability-study/1</c>.</summary>
internal static class RepeatabilityJson
{
    public const string Schema = "photoprogress.repeatability-study/1";

    public static void Write(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Versions(result.AnalysisVersion, null);
        Write(json, result.Design, result);
        Write(json, result.Table, result.NoTable);
        json.WriteStartArray("warnings");
        foreach (var warning in result.Warnings) Element(json, warning);
        json.WriteEndArray();
        json.WriteStartArray("refusedPhotos");
        foreach (var aside in result.Seen.SetAside) Write(json, aside);
        json.WriteEndArray();
        json.WriteStartArray("refusedPairs");
        foreach (var (why, pairs) in result.RefusedPairs) Write(json, why, pairs);
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in result.Rows) Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StudyDesign design, StudyResult result)
    {
        json.WriteStartObject("study");
        json.WriteStartArray("views");
        foreach (var view in result.TableViews) json.WriteStringValue(Code(view));
        json.WriteEndArray();
        json.WriteNumber("people", design.People);
        json.WriteNumber("peopleAtTwoVisits", design.PeopleTwice);
        json.WriteNumber("peopleWithTwoShots", design.PeopleInVisit);
        json.WriteNumber("peopleFull", design.PeopleFull);
        json.WriteNumber("visits", design.Visits);
        json.WriteNumber("photosGiven", result.PhotosGiven);
        json.WriteNumber("photosUsed", result.Seen.Shots.Count);
        json.WriteNumber("pairs", result.Seen.Pairs.Count);
        json.WriteBoolean("isFull", design.IsFull);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Analysis.Judge.Repeatability? table, Refusal? none)
    {
        json.WriteStartObject("table");
        json.WriteString("name", table?.Name);
        json.Number("rows", table?.Rows.Count);
        json.Number("readings", table?.Readings.Count);
        json.Refusal("refused", none);
        json.WriteEndObject();
    }

    private static void Element(Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        json.WriteString("advice", refusal.Advice);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SetAside aside)
    {
        json.WriteStartObject();
        json.WriteString("file", aside.Shot.File);
        json.Refusal("refused", aside.Why);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Refusal why, int pairs)
    {
        json.WriteStartObject();
        json.WriteString("code", why.Code);
        json.WriteNumber("pairs", pairs);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StudyRow row)
    {
        var found = row.Statistics;
        json.WriteStartObject();
        json.WriteString("of", row.Compared ? "comparison" : "reading");
        json.WriteString("view", Code(row.View));
        json.WriteString("dimension", row.Dimension.ToString().ToLowerInvariant());
        json.WriteString("amount", row.Amount);
        json.WriteString("region", row.Region);
        json.WriteString("scale", row.ByRatio ? "ln" : row.Unit);
        json.WriteNumber("people", found.People);
        json.WriteNumber("peopleAtTwoVisits", found.PeopleTwice);
        json.WriteNumber("visits", found.Visits);
        json.WriteNumber("photos", found.Photos);
        json.WriteNumber("comparisons", found.Comparisons);
        json.Interval("standardError", found.StandardError);
        json.Number("withinVisit", found.WithinVisit);
        json.Number("betweenVisits", found.BetweenVisits);
        json.Number("betweenPeople", found.BetweenPeople);
        json.Number("mdc95", found.Mdc95);
        json.Number("mdc_percent", row.MdcPercent);
        json.Interval("icc", found.Icc);
        Write(json, found.Agreement);
        Write(json, found.Proportional);
        json.WriteString("missing", row.Missing);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BlandAltman? agreement)
    {
        if (agreement is null)
        {
            json.WriteNull("blandAltman");
            return;
        }

        json.WriteStartObject("blandAltman");
        json.WriteNumber("people", agreement.People);
        json.Interval("bias", agreement.Bias);
        json.Interval("lowerLimit", agreement.Lower);
        json.Interval("upperLimit", agreement.Upper);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProportionalBias? bias)
    {
        if (bias is null)
        {
            json.WriteNull("proportionalBias");
            return;
        }

        json.WriteStartObject("proportionalBias");
        json.Number("slope", bias.Slope);
        json.Number("standardError", bias.StandardError);
        json.Number("t", double.IsFinite(bias.T) ? bias.T : null);
        json.Number("p", bias.P);
        json.WriteBoolean("found", bias.Found);
        json.WriteEndObject();
    }

    private static void Interval(this Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } known || !double.IsFinite(known.Value + known.Low + known.High))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Number("value", known.Value);
        json.Number("low", known.Low);
        json.Number("high", known.High);
        json.WriteEndObject();
    }

    private static string Code(PhotoView view) => view.ToString().ToLowerInvariant();
}
