namespace PhotoProgress.Analysis.Measure;

/// <summary>A weighted mean that single tiles cannot pull (Huber 1964, k = 1.5), and its standard error from their scatter.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="StandardError">From the scatter of the values around it.</param>
/// <param name="Count">How many values.</param>
public readonly record struct RobustMean(double Mean, double StandardError, int Count)
{
    private const double Tuning = 1.5;
    private const int Rounds = 12;

    /// <summary>Median absolute deviation → standard deviation of a normal distribution.</summary>
    private const double MadToSigma = 1.4826;

    /// <summary>Null where there are fewer than three values.</summary>
    public static RobustMean? Of(IReadOnlyList<(double Value, double Weight)> values)
    {
        if (values.Count < 3) return null;
        var mean = WeightedMedian(values);
        var scale = ScatterAround(mean, values);
        if (scale <= 1e-12) return new RobustMean(mean, 0, values.Count);
        for (var round = 0; round < Rounds; round++)
        {
            double sum = 0, total = 0;
            foreach (var (value, weight) in values)
            {
                var trusted = weight * Trust(value, mean, scale);
                sum += trusted * value;
                total += trusted;
            }

            mean = sum / total;
        }

        return new RobustMean(mean, ErrorOf(values, mean, scale), values.Count);
    }

    /// <summary>Standard deviation that a single value cannot pull: of a normal distribution with the values' median absolute deviation.</summary>
    public static double Scatter(IReadOnlyList<(double Value, double Weight)> values) => ScatterAround(WeightedMedian(values), values);

    private static double ScatterAround(double median, IReadOnlyList<(double Value, double Weight)> values) =>
        MadToSigma * WeightedMedian([.. values.Select(v => (Math.Abs(v.Value - median), v.Weight))]);

    /// <summary>Sandwich estimate with the factor n / (n − 1).</summary>
    private static double ErrorOf(IReadOnlyList<(double Value, double Weight)> values, double mean, double scale)
    {
        double square = 0, total = 0;
        foreach (var (value, weight) in values)
        {
            var trusted = weight * Trust(value, mean, scale);
            square += trusted * trusted * (value - mean) * (value - mean);
            total += trusted;
        }

        return Math.Sqrt(square * values.Count / (values.Count - 1)) / total;
    }

    private static double Trust(double value, double mean, double scale)
    {
        var distance = Math.Abs(value - mean) / scale;
        return distance <= Tuning ? 1 : Tuning / distance;
    }

    /// <summary>Where exactly half of the weight lies on either side, the middle of the two neighbours: the same from above and from below.</summary>
    private static double WeightedMedian(IReadOnlyList<(double Value, double Weight)> values)
    {
        var sorted = values.OrderBy(v => v.Value).ToArray();
        var half = 0.5 * sorted.Sum(v => v.Weight);
        double passed = 0;
        for (var i = 0; i < sorted.Length - 1; i++)
        {
            passed += sorted[i].Weight;
            if (Math.Abs(passed - half) <= 1e-9 * half) return 0.5 * (sorted[i].Value + sorted[i + 1].Value);
            if (passed > half) return sorted[i].Value;
        }

        return sorted[^1].Value;
    }
}
