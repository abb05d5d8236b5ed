using System.Text.Json;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Cli.Answers;

/// <summary><c>photoprogress.measurement/1</c>.</summary>
internal static class MeasurementJson
{
    public const string Schema = "photoprogress.measurement/1";

    public static void Write(Utf8JsonWriter json, PhotoSummary photo, IReadOnlyList<Refusal> refusals, ModelAnswer? model)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Versions(Analyser.Version, model?.Version);
        json.WriteBoolean("accepted", refusals.Count == 0);
        json.WriteString("grade", JsonParts.Grade(PhotoChecks.GradeOf(photo.Checks)));
        json.Codes(refusals);
        json.Photo("photo", photo);
        json.Model(model, ofChange: false);
        json.WriteEndObject();
    }
}
