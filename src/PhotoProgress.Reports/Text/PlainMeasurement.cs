using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>One photo as plain text: whether it can be used, its readings over the whole, and what to do better at the retake.</summary>
public static class PlainMeasurement
{
    /// <param name="model">What the learned model says beside the readings; null where none was asked.</param>
    public static string Of(PhotoSummary photo, IReadOnlyList<Refusal> refusals, ModelAnswer? model = null)
    {
        var text = new TextLines();
        if (refusals.Count > 0) text.Add("This photo cannot be used for comparisons:").Refusals(refusals);
        else Accepted(text, photo);
        text.Model(model);
        return text.Flags(photo.Checks.Select(check => new CheckLine("", check)), named: false).ToString();
    }

    private static void Accepted(TextLines text, PhotoSummary photo)
    {
        text.Add("This photo can be used for comparisons.");
        if (PhotoChecks.GradeOf(photo.Checks) is { } grade) text.Wrapped($"{Labels.Of(grade)}.");
        text.Wrapped($"Scale: {PlainParts.Scale(photo)}.").Add();
        var readings = photo.Readings.Where(reading => reading.Region is RegionNames.Face or RegionNames.Frame).ToList();
        if (readings.Count == 0) return;
        text.Table([["Reading", "value", "± error", "unit"], .. readings.Select(Row)], 1, 2);
        text.Add().Wrapped("A reading of one photo depends on its light and camera: only the change between two comparable photos says anything about the skin.");
    }

    private static string[] Row(Reading reading) => reading.Value is { } value
        ? [reading.MetricId, Numbers.Significant(value), reading.StandardError is { } error ? Numbers.Significant(error) : "unknown", reading.Unit]
        : [reading.MetricId, "–", "–", Labels.ShortReason(reading.NotMeasurable)];
}
