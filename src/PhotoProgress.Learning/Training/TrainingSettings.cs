using System.Globalization;

namespace PhotoProgress.Learning.Training;

/// <summary>How the trees are grown. The defaults are those of the released model.</summary>
/// <param name="Seed">Of the split and of the trees' random rows and columns.</param>
/// <param name="Rounds">Trees of an amount's level.</param>
/// <param name="ChangeRounds">Trees of its change.</param>
/// <param name="SpreadRounds">Trees of the error of either.</param>
public sealed record TrainingSettings(int Seed = 1, int Rounds = 180, int ChangeRounds = 120, int SpreadRounds = 40)
{
    private const int Depth = 5;
    private const int ChangeDepth = 4;

    /// <summary>The error depends on few things: light, blur, scale.</summary>
    private const int SpreadDepth = 3;

    /// <summary>Parts of the training subjects; each part's error is predicted by trees that did not see it.</summary>
    public const int Folds = 3;

    internal IEnumerable<KeyValuePair<string, string>> ForLevel(float mean, IReadOnlyList<int> monotone) => [.. Common(mean, Depth), Monotone(monotone)];

    internal IEnumerable<KeyValuePair<string, string>> ForChange(IReadOnlyList<int> monotone) => [.. Common(0, ChangeDepth), Monotone(monotone)];

    internal IEnumerable<KeyValuePair<string, string>> ForSpread(float mean) => Common(mean, SpreadDepth);

    private static KeyValuePair<string, string> Monotone(IReadOnlyList<int> rules) => new("monotone_constraints", $"({string.Join(',', rules)})");

    private KeyValuePair<string, string>[] Common(float mean, int depth) =>
    [
        new("objective", "reg:squarederror"),
        new("tree_method", "hist"),
        new("max_bin", "256"),
        new("max_depth", depth.ToString(CultureInfo.InvariantCulture)),
        new("eta", "0.08"),
        new("subsample", "0.8"),
        new("colsample_bytree", "0.7"),
        new("min_child_weight", "5"),
        new("lambda", "2"),
        new("base_score", mean.ToString("R", CultureInfo.InvariantCulture)),
        new("seed", Seed.ToString(CultureInfo.InvariantCulture)),
        new("nthread", "1"), // the amounts are trained side by side
    ];
}
