using System.Text.Json;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Cli.Answers;

/// <summary>What the learned model says beside the answer, in an object of its own: docs/command-line.md.</summary>
internal static class ModelJson
{
    /// <param name="answer">Null where no model was asked.</param>
    /// <param name="ofChange">Changes in percent, else amounts with their unit.</param>
    public static void Model(this Utf8JsonWriter json, ModelAnswer? answer, bool ofChange)
    {
        if (answer is null)
        {
            json.WriteNull("model");
            return;
        }

        json.WriteStartObject("model");
        json.WriteString("name", answer.Name);
        json.WriteBoolean("in_verdicts", false);
        json.WriteString("reason", answer.Missing);
        json.WriteStartArray("scores");
        foreach (var score in answer.Scores) json.Score(score, ofChange);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Score(this Utf8JsonWriter json, ModelScore score, bool ofChange)
    {
        json.WriteStartObject();
        json.WriteString("dimension", score.Dimension.ToString().ToLowerInvariant());
        json.WriteString("region", score.Region);
        json.Number(ofChange ? "change_percent" : "value", score.Value);
        json.Number("ci_low", score.Low);
        json.Number("ci_high", score.High);
        if (!ofChange) json.WriteString("unit", score.Unit);
        json.WriteString("because", score.Because);
        json.WriteEndObject();
    }
}
