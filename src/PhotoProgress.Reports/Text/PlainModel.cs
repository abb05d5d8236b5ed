using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>What the learned model says, as plain text: clearly apart from the verdicts, none of which rests on it.</summary>
internal static class PlainModel
{
    public static TextLines Model(this TextLines text, ModelAnswer? model)
    {
        if (model is null) return text;
        if (model.Missing is { } missing) return text.Add().Wrapped($"No score of the learned model, which no verdict uses. {missing}");
        text.Add().Wrapped($"Model {model.Name}, learned from rendered skin; no verdict uses it:");
        foreach (var score in model.Scores) text.Wrapped(Line(score), "  ", "    ");
        return text;
    }

    private static string Line(ModelScore score) => score.Unit == "%"
        ? $"{Labels.Of(score.Dimension)}: {Numbers.Signed(score.Value, 0)} % ({Numbers.Signed(score.Low, 0)} to {Numbers.Signed(score.High, 0)} %), {score.Because}."
        : $"{Labels.Of(score.Dimension)}: {Numbers.Significant(score.Value)} ({Numbers.Significant(score.Low)} to {Numbers.Significant(score.High)}){Unit(score)}, {score.Because}.";

    private static string Unit(ModelScore score) => score.Unit == "1" ? "" : $" {score.Unit}";
}
