using System.Text;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Cli.Answers;

/// <summary>A model's scores as a short table for a terminal; all of them stand in scores.json and card.md.</summary>
internal static class PlainScores
{
    public static string Of(ModelScores scores)
    {
        var text = new StringBuilder();
        text.AppendLine(FormattableString.Invariant($"{scores.Model}: {scores.Subjects} subjects, {scores.Captures} captures that it has not seen. Errors are of ln (0.10 is about 10 %)."));
        foreach (var amount in scores.Amounts)
        {
            text.AppendLine(FormattableString.Invariant(
                $"{amount.Amount}: 95 % intervals cover {100 * amount.Coverage[0].Share:0.0} % of truths and {100 * amount.PairCoverage:0.0} % of changes"));
            foreach (var reader in amount.Readers)
                text.AppendLine(FormattableString.Invariant(
                    $"  {reader.Reader,-30} rank correlation {reader.Groups[0].Spearman,6:0.000}  error {reader.Groups[0].RmsError:0.000}  change: rank {reader.Changes.Spearman,6:0.000}  error {reader.Changes.RmsError:0.000}"));
        }

        return text.ToString();
    }
}
