using System.Runtime.CompilerServices;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Exact weighted percentiles without sorting everything.</summary>
internal static class WeightedPercentile
{
    private const int Bins = 1024;

    /// <summary>The least value at which the weights of all values up to it reach <paramref name="share"/> of all weight.</summary>
    /// <param name="values">Finite where the weight is above 0.</param>
    /// <param name="weights">0 or more, same length, not all 0.</param>
    /// <param name="share">0..1.</param>
    public static double Of(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, double share)
    {
        var (low, high, total) = Range(values, weights);
        if (!(high > low)) return low;
        var scale = Bins / ((double)high - low);
        var (bin, below) = BinOf(values, weights, low, scale, share * total);
        return Within(values, weights, low, scale, bin, (share * total) - below);
    }

    private static (float Low, float High, double Total) Range(ReadOnlySpan<float> values, ReadOnlySpan<float> weights)
    {
        var (low, high, total) = (float.PositiveInfinity, float.NegativeInfinity, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(weights[i] > 0)) continue;
            (low, high) = (Math.Min(low, values[i]), Math.Max(high, values[i]));
            total += weights[i];
        }

        return (low, high, total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(float value, float low, double scale) => Math.Min((int)((value - (double)low) * scale), Bins - 1);

    /// <summary>The bin in which the target falls, and the weight before it.</summary>
    private static (int Bin, double Below) BinOf(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, float low, double scale, double target)
    {
        var bins = new double[Bins];
        for (var i = 0; i < values.Length; i++)
            if (weights[i] > 0) bins[Bin(values[i], low, scale)] += weights[i];
        var (bin, below) = (0, 0.0);
        while (bin < Bins - 1 && below + bins[bin] < target) below += bins[bin++];
        return (bin, below);
    }

    private static double Within(ReadOnlySpan<float> values, ReadOnlySpan<float> weights, float low, double scale, int bin, double target)
    {
        var members = new List<(float Value, float Weight)>();
        for (var i = 0; i < values.Length; i++)
            if (weights[i] > 0 && Bin(values[i], low, scale) == bin) members.Add((values[i], weights[i]));
        members.Sort((a, b) => a.Value.CompareTo(b.Value));
        var sum = 0.0;
        foreach (var (value, weight) in members)
        {
            sum += weight;
            if (sum >= target) return value;
        }

        return members[^1].Value;
    }
}
