using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Model.Xgb;

namespace PhotoProgress.Learning.Training;

/// <summary>Grows the trees of a value, and those of its error from predictions of subjects left out.</summary>
internal static class ReaderTraining
{
    /// <summary>Errors are rarely below this, ln units; it keeps the logarithm of a lucky zero from steering the spread.</summary>
    private const double LeastResidual = 0.005;

    /// <summary>Not calibrated yet.</summary>
    private const double NoFactor = 1;

    public static Reader Train(TrainingCases cases, TrainingSettings settings)
    {
        int[] all = [.. Enumerable.Range(0, cases.Labels.Length)];
        return new Reader(Grow(cases, all), GrowSpread(cases, all, settings), NoFactor);
    }

    private static Booster Grow(TrainingCases cases, IReadOnlyList<int> rows)
    {
        float[] labels = [.. rows.Select(i => cases.Labels[i])];
        using var matrix = cases.Matrix(rows).Labelled(labels);
        return Booster.Train(matrix, cases.Settings(labels.Average()), cases.Rounds);
    }

    private static Booster GrowSpread(TrainingCases cases, int[] all, TrainingSettings settings)
    {
        var errors = new float[all.Length];
        foreach (var fold in cases.Folds.Distinct().Order())
        {
            using var others = Grow(cases, [.. all.Where(i => cases.Folds[i] != fold)]);
            int[] own = [.. all.Where(i => cases.Folds[i] == fold)];
            using var rows = cases.Matrix(own);
            var predicted = others.Predict(rows);
            for (var i = 0; i < own.Length; i++) errors[own[i]] = (float)Math.Log(LeastResidual + Math.Abs(cases.Labels[own[i]] - predicted[i]));
        }

        using var matrix = cases.Matrix(all).Labelled(errors);
        return Booster.Train(matrix, settings.ForSpread(errors.Average()), settings.SpreadRounds);
    }
}
