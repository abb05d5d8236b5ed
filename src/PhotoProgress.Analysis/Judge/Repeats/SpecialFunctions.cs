namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>The two incomplete integrals that the distributions of analysis of variance are made of.</summary>
internal static class SpecialFunctions
{
    /// <summary>Far more steps than either expansion takes for degrees of freedom up to 10,000.</summary>
    private const int MostSteps = 10_000;

    private const double Tiny = 1e-300;

    /// <summary>Regularised incomplete beta integral I_x(a, b), by the continued fraction of DLMF 8.17.22.</summary>
    /// <param name="x">0..1.</param>
    public static double Beta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
        // The fraction converges fast below the mean; above it the mirror image does.
        if (x > (a + 1) / (a + b + 2)) return 1 - Beta(1 - x, b, a);
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        return front * BetaFraction(x, a, b);
    }

    /// <summary>Regularised lower incomplete gamma integral P(a, x), by the series of DLMF 8.11.4.</summary>
    /// <param name="x">0 or more.</param>
    public static double Gamma(double a, double x)
    {
        if (x <= 0) return 0;
        var term = 1.0;
        var sum = 1.0;
        for (var n = 1; n < MostSteps && term > sum * double.Epsilon; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return Math.Min(1, Math.Exp((a * Math.Log(x)) - x - LogGamma(a + 1)) * sum);
    }

    /// <summary>ln Γ(x) for x above 0: Stirling's series (DLMF 5.11.1) where it is good to 15 digits, the recurrence below.</summary>
    public static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 15; x++) shift += Math.Log(x);
        var square = x * x;
        var series = (1 - ((1 - ((2.0 / 7) - (3.0 / (14 * square))) / square) / (30 * square))) / (12 * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series - shift;
    }

    /// <summary>Modified Lentz evaluation (Thompson, Barnett, J. Comput. Phys. 64, 1986, 490).</summary>
    private static double BetaFraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m < MostSteps; m++)
        {
            Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            var factor = Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(factor - 1) < 1e-15) break;
        }

        return value;

        double Step(double coefficient)
        {
            d = 1 / NotZero(1 + (coefficient * d));
            c = NotZero(1 + (coefficient / c));
            value *= c * d;
            return c * d;
        }
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
