namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>
/// Shape of one invented face. Lengths are millimetres away from the canonical face; scales are factors. Drawn at random: not a
/// picture of anybody.
/// </summary>
public sealed record FaceTraits
{
    /// <summary>Sex-typed shape: 0 feminine, 1 masculine.</summary>
    public required double Masculine { get; init; }

    /// <summary>Scale across, about 0.9–1.</summary>
    public required double Width { get; init; }

    /// <summary>Scale up and down, about 0.95–1.05.</summary>
    public required double Height { get; init; }

    /// <summary>Scale to the front, about 0.95–1.05.</summary>
    public required double Depth { get; init; }

    public required double NoseWidth { get; init; }

    public required double NoseLength { get; init; }

    public required double NoseProjection { get; init; }

    public required double NoseBridge { get; init; }

    public required double JawWidth { get; init; }

    public required double ChinLength { get; init; }

    public required double ChinProjection { get; init; }

    public required double Cheekbones { get; init; }

    public required double CheekFullness { get; init; }

    public required double UpperLip { get; init; }

    public required double LowerLip { get; init; }

    public required double MouthWidth { get; init; }

    public required double BrowRidge { get; init; }

    public required double BrowHeight { get; init; }

    public required double EyeSpacing { get; init; }

    public required double EyeSlant { get; init; }

    public required double Forehead { get; init; }

    /// <summary>Slope of the lower face, mm per mm across.</summary>
    public required double Tilt { get; init; }

    /// <summary>Chin off the midline, mm.</summary>
    public required double Shift { get; init; }

    /// <summary>Half breadth of the neck, mm.</summary>
    public required double NeckHalfBreadth { get; init; }

    /// <summary>Draws a face. Spreads are chosen so that two standard deviations still look ordinary.</summary>
    public static FaceTraits Draw(Random random, bool male)
    {
        var m = male ? 1.0 : 0.0;
        double About(double mean, double sd) => mean + (sd * Math.Clamp(Normal(random), -2, 2));
        return new FaceTraits
        {
            Masculine = m,
            Width = About(0.935, 0.014),
            Height = About(1.0 + (0.012 * m), 0.016),
            Depth = About(1.0, 0.02),
            NoseWidth = About(0.6 * m, 1.1),
            NoseLength = About(0.8 * m, 1.2),
            NoseProjection = About(-1 + m, 1.5),
            NoseBridge = About(-0.8 + (1.2 * m), 1.1),
            JawWidth = About(-2 + (4 * m), 1.5),
            ChinLength = About(-1.5 + (2.5 * m), 1.6),
            ChinProjection = About(-1 + (1.5 * m), 1.2),
            Cheekbones = About(0.8 - (0.6 * m), 0.9),
            CheekFullness = About(0.5 - (1.2 * m), 1.3),
            UpperLip = About(0.5 - (0.5 * m), 0.6),
            LowerLip = About(0.5 - (0.3 * m), 0.7),
            MouthWidth = About(0.4 * m, 1.0),
            BrowRidge = About(-0.6 + (1.8 * m), 0.7),
            BrowHeight = About(0.8 - (1.2 * m), 0.8),
            EyeSpacing = About(0, 0.9),
            EyeSlant = About(0.2, 0.5),
            Forehead = About(0.4 - (1.0 * m), 1.2),
            Tilt = About(0, 0.006),
            Shift = About(0, 0.6),
            NeckHalfBreadth = About(49 + (7 * m), 1.5),
        };
    }

    /// <summary>Box–Muller, one of the two.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
