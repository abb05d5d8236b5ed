namespace PhotoProgress.Analysis.Pixels;

/// <summary>A finite kernel: weight t applies to the sample at offset First + t.</summary>
internal readonly record struct Taps(int First, float[] Weights)
{
    /// <summary>Gaussian of a standard deviation in samples, cut at 4 σ; below 0.1 a single tap to a float's rounding.</summary>
    public static Taps Gaussian(double sigma)
    {
        var half = Pixels.Gaussian.Kernel(Math.Max(sigma, 0.05));
        return new Taps(1 - half.Length, [.. half.Skip(1).Reverse(), .. half]);
    }
}

/// <summary>One row of a separable filter on its way: summed along columns first, then along the row; zeros outside the plane.</summary>
internal sealed class FilterLine
{
    private readonly float[] _samples;
    private readonly int _pad;
    private readonly int _width;

    /// <param name="width">Columns of the planes to filter.</param>
    /// <param name="pad">How far left or right of the plane taps may reach.</param>
    public FilterLine(int width, int pad)
    {
        _samples = new float[width + (2 * pad)];
        _pad = pad;
        _width = width;
    }

    /// <summary>Takes in row <paramref name="y"/> (which may lie outside) filtered along columns.</summary>
    public void Column(SampleRows rows, int y, Taps taps)
    {
        var top = Math.Max(y + taps.First, 0);
        var bottom = Math.Min(y + taps.First + taps.Weights.Length, rows.Height);
        var target = _samples.AsSpan(_pad, _width);
        if (top >= bottom)
        {
            target.Clear();
            return;
        }

        var weights = taps.Weights.AsSpan(top - y - taps.First, bottom - top);
        Fir.Sum(rows.Slice(top, bottom - top), _width, weights, target);
    }

    /// <summary>Gives the row filtered along itself: target[i] is centred on column <paramref name="start"/> + i.</summary>
    public void Row(int start, Taps taps, Span<float> target) =>
        Fir.Sum(_samples.AsSpan(_pad + start + taps.First), 1, taps.Weights, target);
}
