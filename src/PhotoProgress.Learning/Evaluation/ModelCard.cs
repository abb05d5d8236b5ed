using System.Globalization;
using System.Text;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>A model's <c>card.md</c>: what it is for and what it is not, how it was made, how well it does and where it fails. All of it from the scores.</summary>
public static class ModelCard
{

    /// <summary>Differences of the error below this, ln, are not called better or worse.</summary>
    private const double Even = 0.01;

    public static string Write(ModelScores scores)
    {
        var card = new StringBuilder();
        card.AppendLine(Line($"# {scores.Model}")).AppendLine();
        card.AppendLine(Purpose).AppendLine();
        card.AppendLine("## How it was made").AppendLine();
        card.AppendLine(Line($"""
            - Rendered skin: {scores.Recipe.Subjects} subjects with {scores.Recipe.CapturesPerSubject} captures each, seed {scores.Recipe.Seed}; six of ten subjects to
              train on, two to calibrate the intervals, two ({scores.Subjects} subjects, {scores.Captures} captures) for the scores below.
            - Gradient-boosted trees (XGBoost), one set for each amount and one for its error; monotone where physics says so.
            - Again: `./photoprogress train --out models/{scores.Model} --seed {scores.Recipe.Seed} --count {scores.Recipe.Captures}` gives the same bytes;
              `./photoprogress evaluate --model models/{scores.Model}` gives the same scores.
            - What the truths mean: [training data](../../training-data/README.md). Features, rules and intervals:
              [decision 0011](../../docs/decisions/0011-learned-score.md).
            """)).AppendLine();
        card.AppendLine("All errors are of the natural logarithm: 0.10 is about 10 %. *composite* is what a comparison is composed of without the model;").AppendLine(
            "the other plain reading is the single metric that follows the truth best. Both are put on the scale of the truth by a straight line.").AppendLine();
        foreach (var amount in scores.Amounts) Amount(card, amount);
        return card.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private const string Purpose = """
        **What it is for.** It reads the true amount of texture, unevenness and redness of a region of skin from the program's own
        readings, and takes away what light, gloss, blur, tone and distance add to them. It comes with a calibrated error and with
        the reasons for each score. It is meant for comparing a person with themselves.

        **What it is not.** It has learned from rendered skin alone. It is no diagnosis, no grade of a person's skin, no comparison
        between people, and it knows nothing of make-up, beards or anything else that the renderer does not draw. Its
        errors below are those on rendered skin; what holds on real photos is measured by `bench/accuracy`, and it takes part in verdicts only
        where it beats the plain metrics there.

        **Where it applies.** Regions of a face from 3 cm² on and close-ups whose long side shows 40 to 90 mm, from 4 to 16 pixels per millimetre. That
        the scale of a close-up is a guess is part of its error, and so is that one capture in eight went through a smoothing filter, which takes relief away that is there.
        """;

    private static void Amount(StringBuilder card, AmountScores amount)
    {
        card.AppendLine(Line($"## {Capital(amount.Amount)}")).AppendLine();
        Readers(card, amount);
        Tones(card, amount);
        Bias(card, amount);
        card.AppendLine(Line($"The 95 % interval covers {Percent(amount.Coverage[0].Share)} of the truths, and {Percent(amount.PairCoverage)} of the changes between two captures; "))
            .AppendLine(Line($"half of it is {amount.HalfWidth:0.00} for one photo and {amount.PairHalfWidth:0.00} for a change (median).")).AppendLine();
        card.AppendLine(Verdict(amount)).AppendLine();
        Worst(card, amount);
    }

    private static void Readers(StringBuilder card, AmountScores amount)
    {
        card.AppendLine("| reader | can read | rank correlation | error (rms) | change: rank correlation | change: error (rms) |").AppendLine("|---|---|---|---|---|---|");
        foreach (var reader in amount.Readers)
            card.AppendLine(Line($"| {reader.Reader} | {Percent(reader.Readable)} | {Rank(reader.Groups[0])} | {reader.Groups[0].RmsError:0.000} | {Rank(reader.Changes)} | {reader.Changes.RmsError:0.000} |"));
        card.AppendLine();
    }

    private static void Tones(StringBuilder card, AmountScores amount)
    {
        var composite = amount.Readers[1];
        card.AppendLine("| skin tone, filter | captures | rank correlation | error (rms) | mean error | coverage | composite: error (rms) |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var (figures, i) in amount.Readers[0].Groups.Select((figures, i) => (figures, i)).Skip(1))
            card.AppendLine(Line($"| {figures.Group} | {figures.Count} | {Rank(figures)} | {figures.RmsError:0.000} | {figures.MeanError:+0.000;−0.000;0.000} | {Percent(amount.Coverage[i].Share)} | {composite.Groups[i].RmsError:0.000} |"));
        card.AppendLine();
    }

    private static void Bias(StringBuilder card, AmountScores amount)
    {
        card.AppendLine("How far the mean error moves between the thirds of a condition:").AppendLine();
        card.AppendLine(Line($"| condition | {string.Join(" | ", amount.Readers.Select(reader => reader.Reader))} |"));
        card.AppendLine(string.Concat(Enumerable.Repeat("|---", amount.Readers.Count + 1)) + "|");
        foreach (var (bias, i) in amount.Readers[0].Bias.Select((bias, i) => (bias, i)))
            card.AppendLine(Line($"| {bias.Condition} | {string.Join(" | ", amount.Readers.Select(reader => reader.Bias[i].MeanErrorRange.ToString("0.000", CultureInfo.InvariantCulture)))} |"));
        card.AppendLine();
    }

    /// <summary>Where the model beats the best plain reading, and where not.</summary>
    private static string Verdict(AmountScores amount)
    {
        var (model, plain) = (amount.Readers[0], amount.Readers.Skip(1).MinBy(reader => reader.Groups[0].RmsError)!);
        var change = amount.Readers.Skip(1).Min(reader => reader.Changes.RmsError);
        var worse = model.Bias.Where((bias, i) => bias.MeanErrorRange > plain.Bias[i].MeanErrorRange + Even).Select(bias => bias.Condition).ToArray();
        return Line($"Beside the best plain reading ({plain.Reader}) its error is {Ratio(model.Groups[0].RmsError, plain.Groups[0].RmsError)} for one photo and {Ratio(model.Changes.RmsError, change)} for a change. ")
            + (worse.Length == 0 ? "No condition moves it more." : $"These conditions move it more than the plain reading: {string.Join(", ", worse)}.");
    }

    private static void Worst(StringBuilder card, AmountScores amount)
    {
        card.AppendLine("Worst captures of the test subjects:").AppendLine();
        foreach (var worst in amount.WorstCases)
            card.AppendLine(Line($"- subject {worst.Subject}, capture {worst.Capture}: error {worst.Error:+0.00;−0.00} ({string.Join(", ", worst.Conditions.Select(c => Line($"{c.Key} {c.Value:0.##}")))})"));
        card.AppendLine();
    }

    private static string Ratio(double own, double other) =>
        Math.Abs(own - other) < Even ? "as large" : Line($"{100 * own / other:0} % of it") + (own > other ? " (worse)" : "");

    private static string Rank(Figures figures) => figures.Spearman is { } rank ? Line($"{rank:0.000}") : "–";

    private static string Percent(double share) => Line($"{100 * share:0.0} %");

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
