using System.Text.Json;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Cli.Answers;

/// <summary><c>photoprogress.comparison/1</c>.</summary>
internal static class ComparisonJson
{
    public const string Schema = "photoprogress.comparison/1";

    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Versions(comparison.AnalysisVersion, comparison.Model?.Version);
        json.WriteBoolean("comparable", comparison.Comparable);
        json.WriteString("grade", JsonParts.Grade(comparison.Grade));
        json.Codes(comparison.Refusals);
        json.Photo("before", comparison.Before);
        json.Photo("after", comparison.After);
        json.Checks("pairChecks", comparison.PairChecks);
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes) Write(json, change);
        json.WriteEndArray();
        json.Model(comparison.Model, ofChange: true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("dimension", change.Dimension.ToString().ToLowerInvariant());
        json.WriteString("region", change.Region);
        if (change.Metric is not null) json.WriteString("metric", change.Metric);
        json.Number("change_percent", change.ChangePercent);
        json.Number("ci_low", change.CiLow);
        json.Number("ci_high", change.CiHigh);
        json.Number("mdc_percent", change.MdcPercent);
        json.WriteString("verdict", Code(change.Verdict));
        if (change.Reason is not null) json.WriteString("reason", change.Reason);
        json.WriteEndObject();
    }

    private static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Improved => "improved",
        Verdict.Worsened => "worsened",
        Verdict.NoDetectableChange => "no_detectable_change",
        _ => "not_comparable",
    };
}
