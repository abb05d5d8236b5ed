using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Redness;

/// <summary>Red patches and spots: haemoglobin between 2 and 20 mm.</summary>
internal static class RednessPatchiness
{
    private static readonly Band Patches = new(2, 20);

    public static Metric Metric { get; } =
        new("redness.patchiness", 1, Dimension.Redness, "OD", Measure, Logarithmic: true) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Patchiness of redness",
        Formula = "√(Σw·D² / Σw), D = G(2 mm) ∗ H − G(20 mm) ∗ H inside the weights w: the difference of two Gaussians that halve sines of these periods.",
        Input = "Haemoglobin in optical density (−ln of linear light along the haemoglobin axis, shading projected out).",
        Output = "Optical density, 0 or more; less is more even. Change is judged as a ratio.",
        Settings = "band=2-20mm; area>=160 mm²; pixels>=4 per 6.325 mm; contrast>=0.1",
        Reference = "Clinical instruments (Antera 3D) report the variation of haemoglobin beside its mean; the band is ours.",
        Deviations = "The axes are fixed: melanin that departs from its axis is counted in part as haemoglobin, 0.63 a unit of what differs between people; two close-ups are compared along that axis (decision 0021). Overlaps the evenness of haemoglobin on purpose, towards smaller patches. Noise is not subtracted: "
            + "it is known for luminance only, and the band keeps little of it. Near the border of the weights the kernels are one-sided.",
        Degenerate =
        [
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 6.325 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 160 mm², four squares of the centre period."),
        ],
    };

    private static Measured Measure(MaskedSkin skin) => BandRms.Of(skin, SkinMap.Haemoglobin, Patches);
}
