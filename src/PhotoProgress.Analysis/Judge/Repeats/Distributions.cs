namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>Quantiles and tail probabilities of the F, t and χ² distributions; degrees of freedom may be fractions.</summary>
public static class Distributions
{
    /// <summary>The interval is halved until it is as fine as a double: 1,074 halvings reach the smallest one.</summary>
    private const int Halvings = 1100;

    /// <summary>The value below which F(<paramref name="above"/>, <paramref name="below"/>) falls with probability <paramref name="p"/>.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not inside 0..1, or degrees of freedom are not above 0.</exception>
    public static double FQuantile(double p, double above, double below)
    {
        Check(p, above, below);
        // Upper half through the mirror image 1/F, so that 1 − x keeps its digits.
        if (p > 0.5) return 1 / FQuantile(1 - p, below, above);
        var x = Solve(t => SpecialFunctions.Beta(t, above / 2, below / 2), p, 1);
        return below * x / (above * (1 - x));
    }

    /// <summary>The value that Student's t stays within on both sides of 0 with probability <paramref name="within"/>: 0.95 for a 95 % interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="FQuantile"/>.</exception>
    public static double StudentWithin(double within, double degrees) => Math.Sqrt(FQuantile(within, 1, degrees));

    /// <summary>Probability that Student's t lies farther from 0 than <paramref name="t"/>, on either side.</summary>
    public static double StudentBeyond(double t, double degrees)
    {
        Check(0.5, degrees, 1);
        return double.IsInfinity(t) ? 0 : SpecialFunctions.Beta(degrees / (degrees + (t * t)), degrees / 2, 0.5);
    }

    /// <summary>The value below which χ² falls with probability <paramref name="p"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">See <see cref="FQuantile"/>.</exception>
    public static double ChiSquareQuantile(double p, double degrees)
    {
        Check(p, degrees, 1);
        // Mean plus 40 standard deviations and a constant: the tail beyond has no probability that a double could hold.
        return 2 * Solve(x => SpecialFunctions.Gamma(degrees / 2, x), p, (degrees / 2) + (40 * Math.Sqrt(degrees)) + 700);
    }

    private static double Solve(Func<double, double> rising, double target, double high)
    {
        var low = 0.0;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (rising(middle) < target) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    private static void Check(double p, double above, double below)
    {
        if (p is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability between 0 and 1 is needed.");
        if (!(above > 0)) throw new ArgumentOutOfRangeException(nameof(above), above, "Degrees of freedom must be above 0.");
        if (!(below > 0)) throw new ArgumentOutOfRangeException(nameof(below), below, "Degrees of freedom must be above 0.");
    }
}
