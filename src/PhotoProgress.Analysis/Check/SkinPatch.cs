using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check;

/// <summary>Linear light on a grid, and which of its pixels are expected to be skin.</summary>
internal sealed class SkinPatch
{
    /// <param name="light">Linear light, 0..1.</param>
    /// <param name="pixels">Indices of the skin's pixels.</param>
    public SkinPatch(LinearRgb light, int[] pixels)
    {
        (Light, Pixels) = (light, pixels);
        Luminance = Analysis.Pixels.Luminance.Of(light);
        Log = LogLight.Of(Luminance);
    }

    public LinearRgb Light { get; }

    public int[] Pixels { get; }

    public Plane Luminance { get; }

    /// <summary>ln of luminance.</summary>
    public Plane Log { get; }

    /// <summary>Share of the skin for which a condition holds, 0..1.</summary>
    public double Share(Func<int, bool> holds) => Pixels.Length == 0 ? 0 : Pixels.Count(holds) / (double)Pixels.Length;

    /// <summary>Median over the skin.</summary>
    public double Median(Plane plane) => Order.Quantile(plane, Pixels, 0.5);

    /// <summary>Brightest channel of a pixel, linear.</summary>
    public float Brightest(int pixel) =>
        MathF.Max(Light.R.Samples[pixel], MathF.Max(Light.G.Samples[pixel], Light.B.Samples[pixel]));

    /// <summary>Darkest channel of a pixel, linear.</summary>
    public float Darkest(int pixel) =>
        MathF.Min(Light.R.Samples[pixel], MathF.Min(Light.G.Samples[pixel], Light.B.Samples[pixel]));
}

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
