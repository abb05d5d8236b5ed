using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Covariates;

/// <summary>How much of the skin is covered by highlights, in which neither texture nor colour can be read.</summary>
internal static class Shine
{
    private static readonly Band Highlights = new(2, 20);

    /// <summary>Brighter than the surroundings by 16 %, ln units.</summary>
    private const float Brighter = 0.15f;

    /// <summary>
    /// A highlight adds light of the lamp's colour. On skin that moves ln(red/blue) down by about 0.8 of what luminance
    /// rises; brighter shading moves it by nothing. Above this share it is a highlight.
    /// </summary>
    private const float Paler = 0.3f;

    private static readonly float MelaninInRedOverBlue = PigmentAxes.WithinFaces.Melanin.Z - PigmentAxes.WithinFaces.Melanin.X;
    private static readonly float HaemoglobinInRedOverBlue = PigmentAxes.WithinFaces.Haemoglobin.Z - PigmentAxes.WithinFaces.Haemoglobin.X;

    public static Metric Metric { get; } =
        new("covariate.shine", 1, Dimension.Covariate, "%", Measure, Logarithmic: false) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Shine",
        Formula = "100·Σw·[D > 0.15 and C < −0.3·D] / Σw, D and C the bands from 2 to 20 mm of ln luminance and of ln(red/blue); ln(red/blue) = "
            + "0.4229·melanin + 0.3669·haemoglobin.",
        Input = "ln of linear luminance; melanin and haemoglobin in optical density.",
        Output = "Percent of the skin's area, 0 to 100; describes the conditions and is not judged.",
        Settings = "band=2-20mm; brighter>0.15 ln; paler<-0.3 of it; area>=160 mm²; pixels>=4 per 6.325 mm; contrast>=0.1",
        Reference = "Dichromatic reflection: Shafer, Color Res. Appl. 10 (1985) 210; both limits are ours.",
        Deviations = "The surroundings are a Gaussian mean, not a median: a highlight wider than about 1 cm raises its own background and is found at its core only.",
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
        if ((Gate.Covers(skin, Highlights.CentreMm) ?? Gate.Carries(skin.Field, Highlights.CentreMm)) is { } reason) return Measured.Not(reason);
        var luminance = skin.Band(SkinMap.LogLuminance, Highlights);
        return Measured.Of(100 * Share(luminance, skin.Band(SkinMap.Melanin, Highlights).Values, skin.Band(SkinMap.Haemoglobin, Highlights).Values));
    }

    private static double Share(MaskedPlane luminance, Plane melanin, Plane haemoglobin)
    {
        var (shiny, total) = (0.0, 0.0);
        for (var i = 0; i < luminance.Values.Samples.Length; i++)
        {
            total += luminance.Weights.Samples[i];
            if (IsHighlight(luminance.Values.Samples[i], melanin.Samples[i], haemoglobin.Samples[i])) shiny += luminance.Weights.Samples[i];
        }

        return shiny / total;
    }

    private static bool IsHighlight(float luminance, float melanin, float haemoglobin) =>
        luminance > Brighter && (MelaninInRedOverBlue * melanin) + (HaemoglobinInRedOverBlue * haemoglobin) < -Paler * luminance;
}
