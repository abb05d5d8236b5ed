using System.Globalization;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Model;

/// <summary>One plain sentence about a prediction, from what its groups of features contribute.</summary>
internal static class PlainWords
{
    /// <summary>A group that makes up this share of everything that pulls the same way is called the main reason.</summary>
    private const double Mostly = 0.5;

    public static string OfLevel(Dimension dimension, double difference, IReadOnlyList<Contribution> contributions) =>
        $"{Name(dimension)}: {Percent(difference)} {BecauseOfLevel(difference, contributions)}.";

    public static string OfChange(Dimension dimension, LogChange change, IReadOnlyList<Contribution> contributions)
    {
        var because = BecauseOfChange(change, contributions);
        if (IsWithinError(change)) return $"{Name(dimension)}: {because} (up to {Percent(Change.Z95 * change.StandardError)} either way).";
        var way = change.LogRatio < 0 ? "lower" : "higher";
        return $"{Name(dimension)}: {Percent(change.LogRatio)} {way}, {because}.";
    }

    /// <summary>Why a level lies where it does, in a few words.</summary>
    public static string BecauseOfLevel(double difference, IReadOnlyList<Contribution> contributions) =>
        $"{(difference < 0 ? "below" : "above")} the middle of the rendered skin, {Reason(difference, contributions)}";

    /// <summary>Why a change is what it is, in a few words, e.g. <c>mostly shallower lines (1–3 mm)</c>; where it cannot be told from its error, that.</summary>
    public static string BecauseOfChange(LogChange change, IReadOnlyList<Contribution> contributions) =>
        IsWithinError(change) ? "not to be told from the error of the model" : Reason(change.LogRatio, contributions);

    private static bool IsWithinError(LogChange change) => Math.Abs(change.LogRatio) <= Change.Z95 * change.StandardError;

    private static string Reason(double total, IReadOnlyList<Contribution> contributions)
    {
        Contribution[] same = [.. contributions.Where(c => Math.Sign(c.Log) == Math.Sign(total)).OrderByDescending(c => Math.Abs(c.Log))];
        if (same.Length == 0) return "by many small readings together";
        var share = Math.Abs(same[0].Log) / same.Sum(c => Math.Abs(c.Log));
        return share >= Mostly || same.Length == 1 ? $"mostly {Words(same[0])}" : $"by {Words(same[0])} and {Words(same[1])}";
    }

    private static string Words(Contribution contribution) => contribution.Log < 0 ? contribution.Group.Less : contribution.Group.More;

    private static string Name(Dimension dimension) => dimension.ToString();

    /// <summary>Size of a change in percent, without its sign: ln 2 is 100 %, −ln 2 is 50 %.</summary>
    private static string Percent(double log) => Math.Abs(100 * (Math.Exp(log) - 1)).ToString("0", CultureInfo.InvariantCulture) + " %";
}
