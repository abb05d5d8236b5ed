using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>Grey-level co-occurrence homogeneity, turned round into heterogeneity so that less is better. One metric per map.</summary>
internal static class Homogeneity
{
    private static readonly Band Patches = new(2, 20);

    /// <summary>One grey level, ln units or optical density: a third of the spread found on untreated cheeks (0.05 to 0.07).</summary>
    private const float Level = 0.02f;

    /// <summary>Between the two samples of a pair, mm.</summary>
    private const double DistanceMm = 2;

    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        Of(SkinMap.LogLuminance, "lightness", "ln of linear luminance (Rec. 709), about −8 to 0."),
        Of(SkinMap.Melanin, "melanin", "Melanin in optical density, shading projected out."),
        Of(SkinMap.Haemoglobin, "haemoglobin", "Haemoglobin in optical density, shading projected out."),
    ];

    private static Metric Of(SkinMap map, string name, string input) =>
        new($"evenness.heterogeneity.{name}", 1, Dimension.Evenness, "1", skin => Measure(skin, map), Logarithmic: true) { Doc = Doc(name, input) };

    private static MetricDoc Doc(string name, string input) => new()
    {
        Title = $"Heterogeneity of {name}",
        Formula = "1 − Σ p(i, j) / (1 + |i − j|), p the weighted co-occurrence of grey levels i, j at 2 mm in four directions (0°, 45°, 90°, 135°), "
            + "i = round(D / 0.02), D = the map's band from 2 to 20 mm; a pair weighs the product of its weights.",
        Input = input,
        Output = "No unit, 0 to 1; 0 is perfectly homogeneous, less is better. Change is judged as a ratio.",
        Settings = "band=2-20mm; level=0.02; distance=2 mm; directions=4; area>=160 mm²; pixels>=4 per 6.325 mm; contrast>=0.1",
        Reference = "Haralick et al., IEEE Trans. Syst. Man Cybern. 3 (1973) 610; Σp/(1+|i−j|) on chromophore maps: Matts et al., J. Am. Acad. Dermatol. 57 (2007) 977.",
        Deviations = "1 − h, so that it is an amount. Grey levels have a fixed width instead of stretching to the picture's range, and the map is freed of "
            + "what is coarser than 20 mm first, so that exposure drops out, and for the pigments white balance too. Not scikit-image's homogeneity, which divides by 1 + (i − j)². "
            + "Diagonal steps are rounded to the grid.",
        Degenerate =
        [
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 6.325 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 160 mm², or where no two samples lie 2 mm apart."),
        ],
    };

    private static Measured Measure(MaskedSkin skin, SkinMap map)
    {
        if ((Gate.Covers(skin, Patches.CentreMm) ?? Gate.Carries(skin.Field, Patches.CentreMm)) is { } reason) return Measured.Not(reason);
        var patches = skin.Band(map, Patches);
        var levels = Levels(patches.Values);
        var straight = (int)Math.Round(DistanceMm * patches.PixelsPerMm);
        var slanted = (int)Math.Round(DistanceMm * patches.PixelsPerMm * Math.Sqrt(0.5));
        return Heterogeneity(levels, patches.Weights, straight, slanted) is { } value ? Measured.Of(value) : Measured.Not(Gate.TooLittleSkin);
    }

    /// <summary>1 − Σp/(1 + |i − j|) over pairs that lie so many samples apart along the axes and (in each coordinate) along the diagonals.</summary>
    /// <returns>Null when no pair has weight.</returns>
    internal static double? Heterogeneity(Plane levels, Plane weights, int straight, int slanted)
    {
        var pairs = Pairs(levels, weights, straight, 0) + Pairs(levels, weights, 0, straight)
            + Pairs(levels, weights, slanted, slanted) + Pairs(levels, weights, -slanted, slanted);
        return pairs.Weight > 0 ? 1 - (pairs.Sum / pairs.Weight) : null;
    }

    private static Plane Levels(Plane values)
    {
        var levels = Plane.Unfilled(values.Width, values.Height);
        for (var i = 0; i < levels.Samples.Length; i++) levels.Samples[i] = MathF.Round(values.Samples[i] / Level);
        return levels;
    }

    /// <summary>All pairs a step apart (down is not negative): the weighted sum of 1/(1 + |i − j|), and of weights.</summary>
    private static PairSum Pairs(Plane levels, Plane weights, int right, int down)
    {
        var sum = default(PairSum);
        var (first, length) = (Math.Max(0, -right), levels.Width - Math.Abs(right));
        for (var y = 0; y < levels.Height - down && length > 0; y++)
        {
            sum += RowPairs(
                levels.Row(y).Slice(first, length), levels.Row(y + down).Slice(first + right, length),
                weights.Row(y).Slice(first, length), weights.Row(y + down).Slice(first + right, length));
        }

        return sum;
    }

    private static PairSum RowPairs(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> weightA, ReadOnlySpan<float> weightB)
    {
        var sums = Vector<float>.Zero;
        var totals = Vector<float>.Zero;
        var x = 0;
        for (; x <= a.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var weight = new Vector<float>(weightA[x..]) * new Vector<float>(weightB[x..]);
            sums += weight / (Vector<float>.One + Vector.Abs(new Vector<float>(a[x..]) - new Vector<float>(b[x..])));
            totals += weight;
        }

        double sum = Vector.Sum(sums), total = Vector.Sum(totals);
        for (; x < a.Length; x++)
        {
            var weight = weightA[x] * weightB[x];
            sum += weight / (1 + Math.Abs(a[x] - b[x]));
            total += weight;
        }

        return new PairSum(sum, total);
    }

    private readonly record struct PairSum(double Sum, double Weight)
    {
        public static PairSum operator +(PairSum a, PairSum b) => new(a.Sum + b.Sum, a.Weight + b.Weight);
    }
}
