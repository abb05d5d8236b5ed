using System.Numerics;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// Normalised convolution inside one mask: Σ g·w·v / Σ g·w. Samples of weight 0 do not leak in; where no weight is near, the result is
/// 0. Edges are replicated, as <see cref="Gaussian.Blur"/> does. Wide Gaussians are computed on coarser grids
/// (<see cref="GaussianPyramid"/>), and their sums of weights are kept for the next plane.
/// </summary>
public sealed class InsideBlur
{
    private const int Margin = GaussianPyramid.Margin;

    /// <summary>Less weight than this is rounding.</summary>
    private const float NoWeight = 1e-6f;

    private readonly Plane _weights;
    private readonly GaussianPyramid _pyramid;
    private readonly Dictionary<double, Plane> _totals = [];

    /// <param name="weights">0..1.</param>
    public InsideBlur(Plane weights)
    {
        _weights = weights;
        _pyramid = Pyramid(static (_, _) => { }, weights);
    }

    public Plane Weights => _weights;

    /// <param name="plane">Of the mask's size; untouched.</param>
    /// <param name="sigmaPx">Standard deviation, pixels; 0 only masks.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ is negative or not finite.</exception>
    public Plane Of(Plane plane, double sigmaPx)
    {
        if (!double.IsFinite(sigmaPx) || sigmaPx < 0)
            throw new ArgumentOutOfRangeException(nameof(sigmaPx), sigmaPx, "Gaussian σ must be 0 or more pixels.");
        if (sigmaPx < Gaussian.NoBlurSigmaPx) return Plane.From(plane.Width, plane.Height, (x, y) => _weights[x, y] > NoWeight ? plane[x, y] : 0);
        if (!_totals.TryGetValue(sigmaPx, out var total)) _totals[sigmaPx] = total = _pyramid.Smooth(sigmaPx, 0);
        return Divided(Pyramid((y, row) => Weigh(row, plane.Row(y)), _weights).Smooth(sigmaPx, 0), total);
    }

    /// <summary>Of the weights, each row changed on its way, with a margin that goes on like the edge.</summary>
    private static GaussianPyramid Pyramid(RowFiller change, Plane weights)
    {
        var rows = new SampleRows(weights.Width + (2 * Margin), weights.Height + (2 * Margin), (y, row) =>
        {
            var inside = row.Slice(Margin, weights.Width);
            y = Math.Clamp(y - Margin, 0, weights.Height - 1);
            weights.Row(y).CopyTo(inside);
            change(y, inside);
            row[..Margin].Fill(inside[0]);
            row[^Margin..].Fill(inside[^1]);
        });
        return new GaussianPyramid(rows, Outside.NearestSample);
    }

    private static void Weigh(Span<float> weights, ReadOnlySpan<float> values)
    {
        for (var x = 0; x < values.Length; x++) weights[x] *= values[x];
    }

    /// <summary>Both with margin; the quotient without.</summary>
    private static Plane Divided(Plane weighted, Plane total)
    {
        var quotient = Plane.Unfilled(total.Width - (2 * Margin), total.Height - (2 * Margin));
        for (var y = 0; y < quotient.Height; y++)
        {
            var row = quotient.Row(y);
            Divide(weighted.Row(y + Margin).Slice(Margin, row.Length), total.Row(y + Margin).Slice(Margin, row.Length), row);
        }

        return quotient;
    }

    private static void Divide(ReadOnlySpan<float> above, ReadOnlySpan<float> below, Span<float> quotient)
    {
        var least = new Vector<float>(NoWeight);
        var x = 0;
        for (; x <= quotient.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var weight = new Vector<float>(below[x..]);
            Vector.ConditionalSelect(Vector.GreaterThan(weight, least), new Vector<float>(above[x..]) / weight, Vector<float>.Zero).CopyTo(quotient[x..]);
        }

        for (; x < quotient.Length; x++) quotient[x] = below[x] > NoWeight ? above[x] / below[x] : 0;
    }
}
