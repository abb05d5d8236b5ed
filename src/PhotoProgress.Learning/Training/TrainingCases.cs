using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Model.Xgb;

namespace PhotoProgress.Learning.Training;

/// <summary>Rows to grow trees on.</summary>
/// <param name="Labels">What each row should give.</param>
/// <param name="Folds">Which part of the training subjects each row belongs to.</param>
/// <param name="Matrix">Rows by their numbers.</param>
/// <param name="Settings">Of the trees, for labels of this mean.</param>
/// <param name="Rounds">How many trees.</param>
internal sealed record TrainingCases(
    float[] Labels, int[] Folds, Func<IReadOnlyList<int>, XgbMatrix> Matrix, Func<float, IEnumerable<KeyValuePair<string, string>>> Settings, int Rounds)
{
    /// <summary>Another seed than the split's, else a fold would hold what the split put together.</summary>
    public static int FoldOf(Example example, TrainingSettings settings) =>
        SubjectSplit.Part(example.Subject, settings.Seed + 1, TrainingSettings.Folds);
}

/// <summary>One row for each photo: ln of the true amount.</summary>
internal static class LevelCases
{
    public static TrainingCases Of(Dimension dimension, Example[] train, TrainingSettings settings) => new(
        [.. train.Select(example => (float)example.Truth.LogOf(dimension))],
        [.. train.Select(example => TrainingCases.FoldOf(example, settings))],
        rows => AmountModel.MatrixOf([.. rows.Select(i => train[i].Features)]),
        mean => settings.ForLevel(mean, MonotoneRules.Of(dimension)), settings.Rounds);
}

/// <summary>Two rows for each pair of photos, both ways round: what the plain change leaves of the true one.</summary>
internal static class ChangeCases
{
    public static TrainingCases Of(Dimension dimension, Example[] train, double slope, TrainingSettings settings)
    {
        var pairs = Trainer.PairsOf(train).SelectMany(pair => new[] { pair, (Before: pair.After, After: pair.Before) }).ToArray();
        return new TrainingCases(
            [.. pairs.Select(pair => (float)(TrueChange(dimension, pair) - (slope * Plain(dimension, pair))))],
            [.. pairs.Select(pair => TrainingCases.FoldOf(pair.Before, settings))],
            rows => MatrixOf([.. rows.Select(i => pairs[i])]),
            _ => settings.ForChange(MonotoneRules.OfChange(dimension)), settings.ChangeRounds);
    }

    public static double TrueChange(Dimension dimension, (Example Before, Example After) pair) =>
        pair.After.Truth.LogOf(dimension) - pair.Before.Truth.LogOf(dimension);

    /// <summary>Least squares through 0 of the true change over the plain one; not below 0.</summary>
    public static double PlainSlope(Dimension dimension, IEnumerable<Example> train)
    {
        double both = 0, square = 0;
        foreach (var pair in Trainer.PairsOf(train))
        {
            var plain = Plain(dimension, pair);
            (both, square) = (both + (plain * TrueChange(dimension, pair)), square + (plain * plain));
        }

        return square > 0 ? Math.Max(0, both / square) : 0;
    }

    private static double Plain(Dimension dimension, (Example Before, Example After) pair) =>
        PlainChange.Of(dimension, pair.Before.Features, pair.After.Features);

    private static XgbMatrix MatrixOf((Example Before, Example After)[] pairs)
    {
        var values = new float[pairs.Length * ChangeRow.Count];
        for (var i = 0; i < pairs.Length; i++)
            ChangeRow.Write(pairs[i].Before.Features, pairs[i].After.Features, values.AsSpan(i * ChangeRow.Count, ChangeRow.Count));
        return XgbMatrix.Of(values, ChangeRow.Count);
    }
}
