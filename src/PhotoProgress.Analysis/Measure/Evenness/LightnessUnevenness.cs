using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>Blotches of light and dark: log luminance between 8 and 30 mm.</summary>
internal static class LightnessUnevenness
{
    private static readonly Band Patches = new(8, 30);

    public static Metric Metric { get; } =
        new("evenness.lightness", 1, Dimension.Evenness, "ln", Measure, Logarithmic: true) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Unevenness of lightness",
        Formula = "√(Σw·D² / Σw), D = G(8 mm) ∗ L − G(30 mm) ∗ L inside the weights w: the difference of two Gaussians that halve sines of these periods.",
        Input = "ln of linear luminance (Rec. 709), about −8 to 0.",
        Output = "ln units, 0 or more; less is more even. Change is judged as a ratio.",
        Settings = "band=8-30mm; area>=961 mm²; pixels>=4 per 15.492 mm; contrast>=0.1",
        Reference = "Evenness of skin colour and perceived age: Matts et al., J. Am. Acad. Dermatol. 57 (2007) 977; the band is ours.",
        Deviations = "Shadows of the face's own form reach into this band: it is comparable only under equal light. Noise is not subtracted: "
            + "a band as coarse keeps less than a thousandth of its variance. Near the border of the weights the kernels are one-sided.",
        Degenerate =
        [
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 15.5 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 9.6 cm², four squares of the centre period."),
        ],
    };

    private static Measured Measure(MaskedSkin skin) => BandRms.Of(skin, SkinMap.LogLuminance, Patches);
}
