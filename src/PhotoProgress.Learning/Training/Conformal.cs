namespace PhotoProgress.Learning.Training;

/// <summary>Split-conformal quantiles (Vovk et al. 2005; Lei et al., J. Am. Stat. Assoc. 113 (2018) 1094).</summary>
public static class Conformal
{
    /// <summary>What intervals are made to cover.</summary>
    public const double Nominal = 0.95;

    /// <summary>
    /// The ⌈(n + 1)·<paramref name="share"/>⌉-th smallest score: a new score of the same kind is at most this with at least that
    /// probability. The largest where n is too small to say.
    /// </summary>
    /// <param name="scores">|truth − prediction| over the predicted spread; at least one.</param>
    public static double Quantile(IEnumerable<double> scores, double share)
    {
        double[] sorted = [.. scores.Order()];
        if (sorted.Length == 0) throw new ArgumentException("There is no score to calibrate with.", nameof(scores));
        return sorted[Math.Min(sorted.Length, (int)Math.Ceiling((sorted.Length + 1) * share)) - 1];
    }
}
