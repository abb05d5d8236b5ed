using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Texture;

/// <summary>Apparent roughness: how much log luminance varies within a band of periods. One metric per band.</summary>
internal static class BandRoughness
{
    private const int Version = 1;

    public static IReadOnlyList<Metric> Metrics { get; } =
        [Of(new Band(0.2, 0.5)), Of(new Band(0.5, 1)), Of(new Band(1, 3)), Of(new Band(3, 8))];

    private static Metric Of(Band band) =>
        new($"texture.roughness.{Name(band)}", Version, Dimension.Texture, "ln", skin => Measure(skin, band), Logarithmic: true) { Doc = Doc(band) };

    private static MetricDoc Doc(Band band) => new()
    {
        Title = FormattableString.Invariant($"Roughness at {band.FinestMm}–{band.CoarsestMm} mm"),
        Formula = "√(Σw·D² / Σw − n²·g), D = G(fine) ∗ L − G(coarse) ∗ L inside the weights w: the difference of two Gaussians that halve "
            + "sines of the band's shortest and longest period; n is the noise per pixel, g the sum of squares of the difference kernel.",
        Input = "ln of linear luminance (Rec. 709), about −8 to 0; noise in the same unit.",
        Output = "ln units, 0 or more; less is smoother. 0.01 is about 1 % of luminance. Change is judged as a ratio.",
        Settings = FormattableString.Invariant($"band={Name(band)}; area>=100 mm²; pixels>=4 per {band.CentreMm:0.###} mm; contrast>=0.1"),
        Reference = "Sub-bands of luminance follow perceived skin age: Arce-Lopera et al., Image statistics on the age perception of human skin, Skin Res. Technol. 2013; the band limits are ours.",
        Deviations = "Not corrected for the photo's blur: compare photos of equal blur. Light from the side shows more relief than light from the front. "
            + "Noise is taken as white on the grid. Below a σ of 0.75 pixels the sampled Gaussian smooths a little less than its σ says. "
            + "Near the border of the weights the kernels are one-sided.",
        Degenerate =
        [
            new("Flat", "Flat skin without known noise measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("BelowNoise", "Where known noise explains all variation the value is not measurable (below_noise)."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per centre period in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 1 cm² (four squares of the centre period of 3–8 mm are less)."),
        ],
    };

    private static Measured Measure(MaskedSkin skin, Band band)
    {
        if ((Gate.Covers(skin, band.CentreMm) ?? Gate.Carries(skin.Field, band.CentreMm)) is { } reason) return Measured.Not(reason);
        var rms = skin.BandRms(SkinMap.LogLuminance, band);
        var noise = NoiseVariance(skin.Field, band);
        var variance = (rms * rms) - noise;
        return noise > 0 && variance <= 0 ? Measured.Not(Gate.BelowNoise) : Measured.Of(Math.Sqrt(variance));
    }

    /// <summary>What white noise leaves in the band: its variance times the band's white-noise gain.</summary>
    private static double NoiseVariance(SkinField field, Band band)
    {
        var noise = field.Resolution.NoiseSigma;
        return noise * noise * BandFilter.NoiseGain(band, field.PixelsPerMm, 0);
    }

    private static string Name(Band band) => FormattableString.Invariant($"{band.FinestMm}-{band.CoarsestMm}mm");
}
