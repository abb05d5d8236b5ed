using System.Numerics;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Weighted means over samples. Vectors add in floats over short stretches, stretches in doubles.</summary>
internal static class WeightedSums
{
    /// <summary>Samples added up as floats: the rounding of so few adds stays below 1e-6 of the sum.</summary>
    private const int Stretch = 1024;

    public static double Total(ReadOnlySpan<float> weights)
    {
        var total = 0.0;
        for (var start = 0; start < weights.Length; start += Stretch) total += Sum(weights.Slice(start, Math.Min(Stretch, weights.Length - start)));
        return total;
    }

    /// <summary>Σ w·v / Σ w.</summary>
    public static double Mean(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += (double)weights[i] * values[i];
            total += weights[i];
        }

        return sum / total;
    }

    /// <summary>√(Σ w·(a − b)² / Σ w).</summary>
    public static double RmsOfDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> weights)
    {
        var squares = 0.0;
        for (var start = 0; start < weights.Length; start += Stretch)
        {
            var length = Math.Min(Stretch, weights.Length - start);
            squares += SquaredDifferences(a.Slice(start, length), b.Slice(start, length), weights.Slice(start, length));
        }

        return Math.Sqrt(squares / Total(weights));
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        var sums = Vector<float>.Zero;
        var x = 0;
        for (; x <= values.Length - Vector<float>.Count; x += Vector<float>.Count) sums += new Vector<float>(values[x..]);
        double sum = Vector.Sum(sums);
        for (; x < values.Length; x++) sum += values[x];
        return sum;
    }

    private static double SquaredDifferences(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> weights)
    {
        var sums = Vector<float>.Zero;
        var x = 0;
        for (; x <= a.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var difference = new Vector<float>(a[x..]) - new Vector<float>(b[x..]);
            sums += new Vector<float>(weights[x..]) * difference * difference;
        }

        double sum = Vector.Sum(sums);
        for (; x < a.Length; x++) sum += weights[x] * (a[x] - b[x]) * (a[x] - b[x]);
        return sum;
    }
}
