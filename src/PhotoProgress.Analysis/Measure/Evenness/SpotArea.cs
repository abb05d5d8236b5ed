namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>How much of the skin brown spots cover.</summary>
internal static class SpotArea
{
    public static Metric Metric { get; } =
        new("evenness.spot_area", 1, Dimension.Evenness, "%", Measure, Logarithmic: false) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Area of brown spots",
        Formula = "100·Σw·[D > 0.1] / Σw, D = G(2 mm) ∗ M − G(20 mm) ∗ M inside the weights w: melanin above its local background.",
        Input = "Melanin in optical density, shading projected out.",
        Output = "Percent of the skin's area, 0 to 100; less is better. Change is judged as a difference.",
        Settings = "band=2-20mm; threshold=0.1 OD; area>=160 mm²; pixels>=4 per 6.325 mm; contrast>=0.1",
        Reference = "Spots of the melanin component follow expert rating: Quantification method for the appearance of melanin pigmentation using independent component analysis (Proc. SPIE); the threshold is ours.",
        Deviations = "A fixed threshold in optical density, equal for all skin tones. Spots below 2 mm are damped, patches above 20 mm are background. "
            + "Stubble, brows and lashes inside the weights count as spots.",
        Degenerate =
        [
            new("Flat", "Flat skin has none: 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 6.325 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 160 mm²."),
        ],
    };

    private static Measured Measure(MaskedSkin skin)
    {
        var (excess, reason) = BrownSpots.Excess(skin);
        return excess is null ? Measured.Not(reason!) : Measured.Of(100 * Share(excess));
    }

    private static double Share(MaskedPlane excess)
    {
        var (spots, skin) = (0.0, 0.0);
        for (var i = 0; i < excess.Weights.Samples.Length; i++)
        {
            skin += excess.Weights.Samples[i];
            if (BrownSpots.IsSpot(excess, i)) spots += excess.Weights.Samples[i];
        }

        return spots / skin;
    }
}
