namespace PhotoProgress.Analysis.Pixels;

/// <summary>Order statistics over some pixels of a plane.</summary>
internal static class Order
{
    /// <summary>The q-quantile (0..1) by rank; NaN where there are no pixels.</summary>
    public static double Quantile(Plane plane, IReadOnlyList<int> pixels, double q)
    {
        if (pixels.Count == 0) return double.NaN;
        var values = new float[pixels.Count];
        for (var i = 0; i < values.Length; i++) values[i] = plane.Samples[pixels[i]];
        return Quantile(values, q);
    }

    /// <summary>The q-quantile by rank (Hoare's selection, pivot in the middle); reorders <paramref name="values"/>.</summary>
    public static double Quantile(Span<float> values, double q)
    {
        if (values.Length == 0) return double.NaN;
        var rank = Math.Min(values.Length - 1, (int)(q * values.Length));
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var (left, right) = Partition(values, low, high);
            if (rank <= right) high = right;
            else if (rank >= left) low = left;
            else break;
        }

        return values[rank];
    }

    /// <summary>Up to <c>Right</c> no value is above the pivot, from <c>Left</c> on none is below.</summary>
    private static (int Left, int Right) Partition(Span<float> values, int low, int high)
    {
        var pivot = values[(low + high) / 2];
        while (low <= high)
        {
            while (values[low] < pivot) low++;
            while (values[high] > pivot) high--;
            if (low > high) break;
            (values[low], values[high]) = (values[high], values[low]);
            low++;
            high--;
        }

        return (low, high);
    }
}
