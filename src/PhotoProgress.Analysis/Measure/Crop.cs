using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Measure;

/// <summary>The box around all weights above zero, pixels of the field; crops carry the margin that <see cref="GaussianPyramid"/> wants.</summary>
internal readonly record struct Crop(int Left, int Top, int Width, int Height)
{
    private const int Margin = GaussianPyramid.Margin;

    /// <summary>Parts begin at a multiple of this from the whole's corner, so that they share the samples of the first six levels.</summary>
    private const int PartStep = 1 << DeepestLevel;

    private const int DeepestLevel = 6;

    /// <summary>One pixel at the origin when no weight is above zero.</summary>
    public static Crop Around(Plane weights) =>
        PlaneWindow.Around(weights) is { } window ? new Crop(window.Left, window.Top, window.Width, window.Height) : new Crop(0, 0, 1, 1);

    /// <summary>Weights inside the crop; 0 where any map is not finite, and where a weight is negative or not a number; 1 where it is above 1.</summary>
    public Plane Weights(SkinField field, Plane weights)
    {
        var cropped = new Plane(Width + (2 * Margin), Height + (2 * Margin));
        for (var y = 0; y < Height; y++)
            Usable(Source(weights, y), Source(field.LogLuminance, y), Source(field.Melanin, y), Source(field.Haemoglobin, y), Inside(cropped, y));
        return cropped;
    }

    /// <summary>The crop of a part of this one: it holds the window as far as this crop reaches.</summary>
    public Crop Part(PlaneWindow window)
    {
        var (left, top) = (Aligned(window.Left, Left), Aligned(window.Top, Top));
        var (right, bottom) = (Math.Min(Left + Width, window.Left + window.Width), Math.Min(Top + Height, window.Top + window.Height));
        return right <= left || bottom <= top ? new Crop(Left, Top, 1, 1) : new Crop(left, top, right - left, bottom - top);
    }

    /// <summary>A part's weights inside this crop, at most those of the whole.</summary>
    public Plane Weights(Crop whole, Plane wholeWeights, PlaneWindow window, Plane weights)
    {
        var cropped = new Plane(Width + (2 * Margin), Height + (2 * Margin));
        var (left, top) = (Math.Max(Left, window.Left), Math.Max(Top, window.Top));
        var (right, bottom) = (Math.Min(Left + Width, window.Left + window.Width), Math.Min(Top + Height, window.Top + window.Height));
        for (var y = top; y < bottom && right > left; y++)
        {
            var own = weights.Row(y - window.Top).Slice(left - window.Left, right - left);
            var most = whole.Inside(wholeWeights, y - whole.Top).Slice(left - whole.Left, right - left);
            var target = Inside(cropped, y - Top).Slice(left - Left, right - left);
            for (var x = 0; x < target.Length; x++) target[x] = own[x] > 0 ? Math.Min(own[x], most[x]) : 0;
        }

        return cropped;
    }

    /// <summary>This part of a plane that was smoothed on the whole's crop, at a level of its pyramid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is deeper than parts are aligned for.</exception>
    public MaskedPlane Cut(Crop whole, MaskedPlane plane, int level)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, DeepestLevel);
        var window = new PlaneWindow(
            (Left - whole.Left) >> level, (Top - whole.Top) >> level,
            ((Width - 1) >> level) + 1 + (2 * Margin), ((Height - 1) >> level) + 1 + (2 * Margin));
        return plane with { Values = window.Of(plane.Values) };
    }

    /// <summary>Rows of weight × (value − mean), where the mean makes a flat map exactly zero.</summary>
    /// <param name="weights">From <see cref="Weights"/>.</param>
    public SampleRows Weighted(Plane plane, Plane weights)
    {
        var (crop, mean) = (this, (float)Mean(plane, weights));
        return new SampleRows(weights.Width, weights.Height, (y, row) =>
        {
            if (y >= Margin && y < Margin + crop.Height)
                Weigh(crop.Source(plane, y - Margin), crop.Inside(weights, y - Margin), mean, row.Slice(Margin, crop.Width));
        });
    }

    /// <summary>Weighted mean over the crop, exact for a flat plane; 0 without weight.</summary>
    public double Mean(Plane plane, Plane weights)
    {
        var pivot = FirstValue(plane, weights);
        double sum = 0, total = 0;
        for (var y = 0; y < Height; y++)
        {
            var (rowSum, rowTotal) = Sums(Source(plane, y), Inside(weights, y), pivot);
            sum += rowSum;
            total += rowTotal;
        }

        return total > 0 ? pivot + (sum / total) : 0;
    }

    private float FirstValue(Plane plane, Plane weights)
    {
        for (var y = 0; y < Height; y++)
        {
            var first = PlaneWindow.FirstAboveZero(Inside(weights, y));
            if (first >= 0) return Source(plane, y)[first];
        }

        return 0;
    }

    private static void Usable(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> log, ReadOnlySpan<float> melanin, ReadOnlySpan<float> haemoglobin, Span<float> target)
    {
        var lanes = Vector<float>.Count;
        var x = 0;
        for (; x <= target.Length - lanes; x += lanes)
        {
            var values = new Vector<float>(log[x..]) + new Vector<float>(melanin[x..]) + new Vector<float>(haemoglobin[x..]);
            var own = Vector.Min(new Vector<float>(weight[x..]), Vector<float>.One);
            // A difference with itself is 0 exactly for finite numbers.
            var usable = Vector.Equals(values - values, Vector<float>.Zero) & Vector.GreaterThan(own, Vector<float>.Zero);
            Vector.ConditionalSelect(usable, own, Vector<float>.Zero).CopyTo(target[x..]);
        }

        for (; x < target.Length; x++)
            target[x] = float.IsFinite(log[x] + melanin[x] + haemoglobin[x]) && weight[x] > 0 ? Math.Min(weight[x], 1) : 0;
    }

    private static void Weigh(ReadOnlySpan<float> value, ReadOnlySpan<float> weight, float mean, Span<float> target)
    {
        var lanes = Vector<float>.Count;
        var x = 0;
        for (; x <= target.Length - lanes; x += lanes)
        {
            var own = new Vector<float>(weight[x..]);
            var weighted = own * (new Vector<float>(value[x..]) - new Vector<float>(mean));
            Vector.ConditionalSelect(Vector.GreaterThan(own, Vector<float>.Zero), weighted, Vector<float>.Zero).CopyTo(target[x..]);
        }

        for (; x < target.Length; x++) target[x] = weight[x] > 0 ? weight[x] * (value[x] - mean) : 0;
    }

    /// <summary>Σ w·(v − pivot) and Σ w of one row.</summary>
    private static (double Sum, double Total) Sums(ReadOnlySpan<float> value, ReadOnlySpan<float> weight, float pivot)
    {
        var sums = Vector<float>.Zero;
        var totals = Vector<float>.Zero;
        var lanes = Vector<float>.Count;
        var x = 0;
        for (; x <= value.Length - lanes; x += lanes)
        {
            var own = new Vector<float>(weight[x..]);
            var weighted = own * (new Vector<float>(value[x..]) - new Vector<float>(pivot));
            sums += Vector.ConditionalSelect(Vector.GreaterThan(own, Vector<float>.Zero), weighted, Vector<float>.Zero);
            totals += own;
        }

        double sum = Vector.Sum(sums), total = Vector.Sum(totals);
        for (; x < value.Length; x++)
        {
            if (!(weight[x] > 0)) continue;
            sum += weight[x] * (value[x] - pivot);
            total += weight[x];
        }

        return (sum, total);
    }

    private static int Aligned(int place, int origin) => origin + (Math.Max(0, place - origin) / PartStep * PartStep);

    private Span<float> Inside(Plane cropped, int y) => cropped.Row(y + Margin).Slice(Margin, Width);

    private ReadOnlySpan<float> Source(Plane plane, int y) => plane.Row(Top + y).Slice(Left, Width);
}
