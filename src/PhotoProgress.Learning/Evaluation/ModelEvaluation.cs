using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>Scores a model and the plain metrics on captures of subjects that neither has seen.</summary>
public static class ModelEvaluation
{
    /// <summary>Condition by whose value captures are grouped into skin tones, degrees.</summary>
    public const string Tone = "ita";

    private const string Filtered = "through a filter";

    private const int Thirds = 3;
    private const int WorstShown = 5;
    private const int Probes = 8;

    /// <param name="scales">Plain readings, by dimension.</param>
    /// <param name="test">Captures of test subjects, whole sets, see <see cref="PhantomSet"/>.</param>
    public static ModelScores Score(
        SkinModel model, TrainingRecipe recipe, IReadOnlyDictionary<Dimension, IReadOnlyList<PlainScale>> scales, IReadOnlyList<Example> test) => new(
        ModelScores.CurrentSchema, model.Name, recipe, test.Select(example => example.Subject).Distinct().Count(), test.Count,
        [.. Trainer.Amounts.Select(dimension => ScoreAmount(model.PartOf(dimension), scales[dimension], test))],
        [.. test.Take(Probes).Select(example => ProbeOf(model, example))]);

    /// <summary>Four decimals: what a model is worth is never told by the fifth.</summary>
    internal static double Rounded(double value) => Math.Round(value, 4) + 0.0;

    /// <summary>What the model makes of a capture, for <see cref="ModelScores.Probes"/>.</summary>
    public static Probe ProbeOf(SkinModel model, Example example)
    {
        double Read(Dimension dimension) => Rounded(model.Predict(dimension, example.Features).LogAmount);
        return new Probe(example.Subject, example.Capture, Read(Dimension.Texture), Read(Dimension.Evenness), Read(Dimension.Redness));
    }

    private static AmountScores ScoreAmount(AmountModel model, IReadOnlyList<PlainScale> scales, IReadOnlyList<Example> test)
    {
        var levels = model.Levels([.. test.Select(example => example.Features)]);
        Read[] read = [.. test.Zip(levels, (example, level) => new Read(example, example.Truth.LogOf(model.Dimension), level.LogAmount, level.StandardError))];
        (Example Before, Example After)[] pairs = [.. Trainer.PairsOf(test)];
        Read[] changes =
        [
            .. pairs.Zip(model.Changes([.. pairs.Select(pair => (pair.Before.Features, pair.After.Features))]), (pair, change) =>
                new Read(pair.After, ChangeCases.TrueChange(model.Dimension, pair), change.LogRatio, change.StandardError)),
        ];
        var plain = scales.Select(scale => ScoreReader(
            scale.Name, test.Count(example => scale.CanRead(example.Features)) / (double)test.Count,
            [.. read.Select(r => r with { Seen = scale.Read(r.Example.Features) })],
            [.. changes.Zip(pairs, (change, pair) => change with { Seen = scale.Read(pair.After.Features) - scale.Read(pair.Before.Features) })]));
        return new AmountScores(
            model.Dimension.ToString().ToLowerInvariant(), scales, [ScoreReader(ModelScores.ModelReader, 1, read, changes), .. plain],
            [.. Groups(read).Select(group => new GroupShare(group.Name, group.Rows.Length, Covered(group.Rows)))], Covered(changes),
            Rounded(Conformal.Quantile(read.Select(r => r.Reach), 0.5)), Rounded(Conformal.Quantile(changes.Select(r => r.Reach), 0.5)),
            [.. read.OrderByDescending(r => Math.Abs(r.Error)).Take(WorstShown).Select(Worst)]);
    }

    private static double Covered(Read[] rows) => Rounded(rows.Average(r => Math.Abs(r.Error) <= r.Reach ? 1.0 : 0));

    private static ReaderScores ScoreReader(string name, double readable, Read[] read, Read[] changes)
    {
        string[] conditions = [.. read[0].Example.Conditions.Keys];
        return new ReaderScores(
            name, Rounded(readable), [.. Groups(read).Select(group => FiguresOf(group.Name, group.Rows))],
            [.. conditions.Select(condition => new ConditionBias(condition, Rounded(BiasBy(read, condition))))], FiguresOf("changes", changes));
    }

    private static Figures FiguresOf(string group, Read[] rows)
    {
        var spearman = Statistics.Spearman([.. rows.Select(r => r.Truth)], [.. rows.Select(r => r.Seen)]);
        return new Figures(
            group, rows.Length, double.IsFinite(spearman) ? Rounded(spearman) : null,
            Rounded(Statistics.RootMeanSquare(rows.Select(r => r.Error))), Rounded(rows.Average(r => r.Error)));
    }

    private static IEnumerable<(string Name, Read[] Rows)> Groups(Read[] read)
    {
        yield return ("all", read);
        var tones = read.ToLookup(r => SkinTone.Of(r.Example.Conditions[Tone]));
        foreach (var tone in SkinTone.Groups.Where(tones.Contains)) yield return (tone, [.. tones[tone]]);
        Read[] filtered = [.. read.Where(r => r.Example.Conditions.GetValueOrDefault(PhantomSet.Filter) > 0)];
        if (filtered.Length > 0) yield return (Filtered, filtered);
    }

    private static double BiasBy(Read[] read, string condition)
    {
        Read[] sorted = [.. read.OrderBy(r => r.Example.Conditions[condition])];
        double[] means = [.. Enumerable.Range(0, Thirds).Select(third => sorted[(third * sorted.Length / Thirds)..((third + 1) * sorted.Length / Thirds)].Average(r => r.Error))];
        return means.Max() - means.Min();
    }

    private static WorstCase Worst(Read read) => new(
        read.Example.Subject, read.Example.Capture, Rounded(read.Error),
        read.Example.Conditions.ToDictionary(condition => condition.Key, condition => Rounded(condition.Value)));

    /// <param name="Truth">ln.</param>
    /// <param name="Seen">ln, of whichever reader.</param>
    /// <param name="StandardError">The model's.</param>
    private sealed record Read(Example Example, double Truth, double Seen, double StandardError)
    {
        public double Error => Seen - Truth;

        public double Reach => Change.Z95 * StandardError;
    }
}
