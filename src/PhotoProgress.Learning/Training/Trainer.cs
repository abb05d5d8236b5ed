using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Model.Xgb;

namespace PhotoProgress.Learning.Training;

/// <summary>
/// From captures of known skin to a model: trees for the level and the change of each amount on the training subjects, trees for
/// their error from predictions of subjects left out, and intervals measured on the calibration subjects. Test subjects are
/// not touched.
/// </summary>
public static class Trainer
{
    public static IReadOnlyList<Dimension> Amounts { get; } = [Dimension.Texture, Dimension.Evenness, Dimension.Redness];

    /// <exception cref="ArgumentException">There are too few subjects to split.</exception>
    public static SkinModel Train(string name, IReadOnlyList<Example> examples, TrainingSettings settings)
    {
        var shares = examples.ToLookup(example => SubjectSplit.Of(example.Subject, settings.Seed));
        Example[] train = [.. shares[Share.Train]], calibration = [.. shares[Share.Calibration]];
        if (!PairsOf(train).Any() || !PairsOf(calibration).Any())
            throw new ArgumentException($"{examples.Count} captures leave {train.Length} to train on and {calibration.Length} to calibrate with.", nameof(examples));
        var parts = new AmountModel[Amounts.Count];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => parts[i] = TrainOne(Amounts[i], train, calibration, settings));
        return new SkinModel(name, parts);
    }

    /// <summary>Pairs that a comparison would compare: the two captures of each set of a subject.</summary>
    internal static IEnumerable<(Example Before, Example After)> PairsOf(IEnumerable<Example> captures) => captures
        .GroupBy(capture => (capture.Subject, capture.Capture / PhantomSet.PerSet))
        .Select(set => set.ToArray())
        .Where(set => set.Length == PhantomSet.PerSet)
        .Select(set => (set[0], set[1]));

    private static AmountModel TrainOne(Dimension dimension, Example[] train, Example[] calibration, TrainingSettings settings)
    {
        var level = ReaderTraining.Train(LevelCases.Of(dimension, train, settings), settings);
        var slope = ChangeCases.PlainSlope(dimension, train);
        var change = ReaderTraining.Train(ChangeCases.Of(dimension, train, slope, settings), settings);
        return Calibrated(new AmountModel(dimension, level, change, slope), calibration);
    }

    /// <summary>How many predicted spreads an interval must reach to cover the calibration subjects' truths.</summary>
    private static AmountModel Calibrated(AmountModel raw, Example[] calibration)
    {
        (Example Before, Example After)[] pairs = [.. PairsOf(calibration)];
        var levels = raw.Levels([.. calibration.Select(example => example.Features)])
            .Select((level, i) => Math.Abs(calibration[i].Truth.LogOf(raw.Dimension) - level.LogAmount) / level.StandardError);
        var changes = raw.Changes([.. pairs.Select(pair => (pair.Before.Features, pair.After.Features))])
            .Select((change, i) => Math.Abs(ChangeCases.TrueChange(raw.Dimension, pairs[i]) - change.LogRatio) / change.StandardError);
        return raw with { Level = raw.Level with { Factor = FactorOf(levels) }, Change = raw.Change with { Factor = FactorOf(changes) } };
    }

    private static double FactorOf(IEnumerable<double> scores) => Conformal.Quantile(scores, Conformal.Nominal) / Change.Z95;
}
