using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>Blotches of red as seen in evenness: haemoglobin between 3 and 30 mm.</summary>
internal static class HaemoglobinUnevenness
{
    private static readonly Band Patches = new(3, 30);

    public static Metric Metric { get; } =
        new("evenness.haemoglobin", 1, Dimension.Evenness, "OD", Measure, Logarithmic: true) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Unevenness of haemoglobin",
        Formula = "√(Σw·D² / Σw), D = G(3 mm) ∗ H − G(30 mm) ∗ H inside the weights w: the difference of two Gaussians that halve sines of these periods.",
        Input = "Haemoglobin in optical density (−ln of linear light along the haemoglobin axis, shading projected out).",
        Output = "Optical density, 0 or more; less is more even. Change is judged as a ratio.",
        Settings = "band=3-30mm; area>=360 mm²; pixels>=4 per 9.487 mm; contrast>=0.1",
        Reference = "Homogeneity of chromophore maps and perceived age: Matts et al., J. Am. Acad. Dermatol. 57 (2007) 977; root mean square in a band instead of their texture matrix is ours.",
        Deviations = "The axes are fixed: melanin that departs from its axis is counted in part as haemoglobin, 0.63 a unit of what differs between people; two close-ups are compared along that axis (decision 0021). Noise is not subtracted: "
            + "it is known for luminance only, and the band keeps little of it. Near the border of the weights the kernels are one-sided.",
        Degenerate =
        [
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 9.487 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 360 mm², four squares of the centre period."),
        ],
    };

    private static Measured Measure(MaskedSkin skin) => BandRms.Of(skin, SkinMap.Haemoglobin, Patches);
}
