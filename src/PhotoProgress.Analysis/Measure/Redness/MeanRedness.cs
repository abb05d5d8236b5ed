namespace PhotoProgress.Analysis.Measure.Redness;

/// <summary>How much redder the skin is on average than its own palest tenth.</summary>
internal static class MeanRedness
{
    /// <summary>Periods below this are noise of the colour channels, mm.</summary>
    private const double FinestMm = 2;

    /// <summary>The share of skin that serves as the photo's own reference.</summary>
    private const double PalestShare = 0.1;

    public static Metric Metric { get; } =
        new("redness.mean", 1, Dimension.Redness, "OD", Measure, Logarithmic: true) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Mean redness",
        Formula = "Σw·S / Σw − P₁₀(S), S = G(2 mm) ∗ H inside the weights w; P₁₀ the weighted 10th percentile: the least value at which the weights up to it "
            + "reach a tenth of all.",
        Input = "Haemoglobin in optical density, shading projected out.",
        Output = "Optical density, 0 or more; less is less red. Change is judged as a ratio.",
        Settings = "low-pass=2 mm; percentile=10 within all weights given; area>=100 mm²; pixels>=4 per 2 mm; contrast>=0.1",
        Reference = "Redness against a reference area of the same skin (Δa*): Skin Res. Technol., doi 10.1111/srt.12878; the photo's own palest tenth as the reference is ours.",
        Deviations = "White balance and exposure add one constant to all of H and so to mean and percentile alike: they drop out. So does redness that lies "
            + "evenly over the whole region: over a face this is pallor against flush, within a small region mostly patchiness. Read it for the face first.",
        Degenerate =
        [
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 2 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 1 cm²."),
        ],
    };

    private static Measured Measure(MaskedSkin skin)
    {
        if ((Gate.Covers(skin, FinestMm) ?? Gate.Carries(skin.Field, FinestMm)) is { } reason) return Measured.Not(reason);
        var smooth = skin.Smooth(SkinMap.Haemoglobin, FinestMm);
        return Measured.Of(WeightedSums.Mean(smooth.Values.Samples, smooth.Weights.Samples) - WeightedPercentile.Of(smooth.Values.Samples, smooth.Weights.Samples, PalestShare));
    }
}
