namespace PhotoProgress.Learning.Evaluation;

/// <summary>The few statistics that scores are made of.</summary>
internal static class Statistics
{
    /// <summary>Spearman's rank correlation, ties at their mean rank; NaN where a side does not vary.</summary>
    public static double Spearman(IReadOnlyList<double> a, IReadOnlyList<double> b) => Pearson(Ranks(a), Ranks(b));

    public static double Pearson(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count == 0) return double.NaN;
        var (meanA, meanB) = (a.Average(), b.Average());
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Count; i++)
        {
            var (x, y) = (a[i] - meanA, b[i] - meanB);
            (ab, aa, bb) = (ab + (x * y), aa + (x * x), bb + (y * y));
        }

        return ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Least squares of b = intercept + slope·a; slope 0 where a does not vary.</summary>
    public static (double Slope, double Intercept) Line(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var square = a.Sum(x => (x - meanA) * (x - meanA));
        var slope = square > 0 ? a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / square : 0;
        return (slope, meanB - (slope * meanA));
    }

    public static double RootMeanSquare(IEnumerable<double> values) => Math.Sqrt(values.Average(value => value * value));

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var ranks = new double[values.Count];
        for (var first = 0; first < order.Length;)
        {
            var last = first;
            while (last + 1 < order.Length && values[order[last + 1]] == values[order[first]]) last++;
            for (var i = first; i <= last; i++) ranks[order[i]] = 0.5 * (first + last);
            first = last + 1;
        }

        return ranks;
    }
}
