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

/// <summary>What a filter finds outside a plane.</summary>
internal enum Outside
{
    Zeros,
    NearestSample,
}

/// <summary>One row of a separable filter on its way: summed along columns first, then along the row.</summary>
internal sealed class FilterLine
{
    private readonly float[] _samples;
    private readonly int _pad;
    private readonly int _width;
    private readonly Outside _outside;

    /// <param name="width">Columns of the planes to filter.</param>
    /// <param name="pad">How far left or right of the plane taps may reach.</param>
    public FilterLine(int width, int pad, Outside outside)
    {
        _outside = outside;
        _samples = new float[width + (2 * pad)];
        _pad = pad;
        _width = width;
    }

    /// <summary>Takes in row <paramref name="y"/> (which may lie outside) filtered along columns.</summary>
    public void Column(SampleRows rows, int y, Taps taps)
    {
        var inside = _samples.AsSpan(_pad, _width);
        var (first, after) = (y + taps.First, y + taps.First + taps.Weights.Length);
        if (first >= 0 && after <= rows.Height) Fir.Sum(rows.Slice(first, taps.Weights.Length), _width, taps.Weights, inside);
        else if (_outside == Outside.Zeros) Cut(rows, first, after, taps.Weights, inside);
        else Folded(rows, first, after, taps.Weights, inside);
        if (_outside == Outside.Zeros) return;
        _samples.AsSpan(0, _pad).Fill(inside[0]);
        _samples.AsSpan(_pad + _width).Fill(inside[^1]);
    }

    private void Cut(SampleRows rows, int first, int after, float[] weights, Span<float> inside)
    {
        var (top, bottom) = (Math.Max(first, 0), Math.Min(after, rows.Height));
        if (top >= bottom) inside.Clear();
        else Fir.Sum(rows.Slice(top, bottom - top), _width, weights.AsSpan(top - first, bottom - top), inside);
    }

    /// <summary>Taps that fall outside weigh the nearest row.</summary>
    private void Folded(SampleRows rows, int first, int after, float[] weights, Span<float> inside)
    {
        var (top, last) = (Math.Clamp(first, 0, rows.Height - 1), Math.Clamp(after - 1, 0, rows.Height - 1));
        Span<float> folded = stackalloc float[last - top + 1];
        folded.Clear();
        for (var t = 0; t < weights.Length; t++) folded[Math.Clamp(first + t, top, last) - top] += weights[t];
        Fir.Sum(rows.Slice(top, folded.Length), _width, folded, inside);
    }

    /// <summary>Gives the row filtered along itself: target[i] is centred on column <paramref name="start"/> + i.</summary>
    public void Row(int start, Taps taps, Span<float> target) =>
        Fir.Sum(_samples.AsSpan(_pad + start + taps.First), 1, taps.Weights, target);
}
