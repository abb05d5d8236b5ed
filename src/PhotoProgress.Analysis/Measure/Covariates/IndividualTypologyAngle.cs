using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Covariates;

/// <summary>Skin tone as the individual typology angle.</summary>
internal static class IndividualTypologyAngle
{
    public static Metric Metric { get; } =
        new("covariate.ita", 1, Dimension.Covariate, "°", Measure, Logarithmic: false) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Individual typology angle",
        Formula = "arctan((L* − 50) / b*)·180/π of the weighted mean linear light, CIE 1976 L*a*b* with white D65 of the 2° observer.",
        Input = "Linear sRGB, 0 to 1.",
        Output = "Degrees, −90 to 90; lighter skin is higher. Describes the skin and is not judged: it groups results by skin tone.",
        Settings = "white=0.95047, 1, 1.08883; area>=100 mm²",
        Reference = "Chardon, Cretois, Hourseau, Int. J. Cosmet. Sci. 13 (1991) 191; sRGB to XYZ: IEC 61966-2-1.",
        Deviations = "From a photo, not from a spectrophotometer: exposure and white balance do not drop out, so it is only as good as the photo's colour. "
            + "The mean is taken over light, then converted, instead of averaging angles.",
        Degenerate =
        [
            new("Flat", "Flat skin has the angle of its colour."),
            new("Black", "Black has no hue: not measurable (not_skin_colour)."),
            new("Grey", "Grey, and anything bluer (b* of 0 or less), is not measurable (not_skin_colour)."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Colour needs no resolution: measured all the same."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 1 cm²."),
        ],
    };

    /// <summary>b* of an exact grey is rounding of the matrix's five digits, below this.</summary>
    private const double NoHue = 0.05;

    private static Measured Measure(MaskedSkin skin)
    {
        if (Gate.Covers(skin, 0) is { } reason) return Measured.Not(reason);
        double Mean(Plane plane) => skin.Crop.Mean(plane, skin.Weights);
        var (lightness, b) = LightnessAndB(Mean(skin.Field.Light.R), Mean(skin.Field.Light.G), Mean(skin.Field.Light.B));
        return b > NoHue ? Measured.Of(Math.Atan((lightness - 50) / b) * 180 / Math.PI) : Measured.Not(Gate.NotSkinColour);
    }

    /// <summary>L* and b* of linear sRGB.</summary>
    private static (double Lightness, double B) LightnessAndB(double r, double g, double b)
    {
        var y = (0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b);
        var z = (0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b);
        return ((116 * Root(y)) - 16, 200 * (Root(y) - Root(z / 1.08883)));
    }

    /// <summary>CIE's cube root with a straight foot.</summary>
    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
}
