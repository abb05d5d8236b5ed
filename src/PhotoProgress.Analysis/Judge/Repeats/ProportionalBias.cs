namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>
/// Whether the difference between visits grows with the amount: least-squares line of difference on mean, and Student's t of its
/// slope. An error that is not the same for all amounts makes one MDC too wide for some people and too narrow for others.
/// </summary>
/// <param name="Slope">Difference per unit of mean.</param>
/// <param name="StandardError">Of the slope.</param>
/// <param name="P">Two-sided probability of so steep a slope where there is none.</param>
/// <param name="People">Number of points.</param>
public sealed record ProportionalBias(double Slope, double StandardError, double T, double P, int People)
{
    private const double Level = 0.05;

    /// <summary>Whether a slope was found at 5 %: about one in twenty is, where there is none.</summary>
    public bool Found => P < Level;

    /// <returns>Null with fewer than three points, or where all means are equal.</returns>
    public static ProportionalBias? Of(IReadOnlyList<AgreementPoint> points)
    {
        if (points.Count < BlandAltman.LeastPeople) return null;
        var (x, y) = (points.Average(p => p.Mean), points.Average(p => p.Difference));
        var squares = points.Sum(p => (p.Mean - x) * (p.Mean - x));
        if (squares == 0) return null;
        var slope = points.Sum(p => (p.Mean - x) * (p.Difference - y)) / squares;
        var rest = points.Sum(p => Math.Pow(p.Difference - y - (slope * (p.Mean - x)), 2));
        var degrees = points.Count - 2;
        var error = Math.Sqrt(rest / degrees / squares);
        var t = slope == 0 ? 0 : slope / error;
        return new ProportionalBias(slope, error, t, Distributions.StudentBeyond(t, degrees), points.Count);
    }
}

/// <summary>One person in a Bland–Altman plot.</summary>
/// <param name="Mean">Mean of both visits.</param>
/// <param name="Difference">Second minus first visit.</param>
public readonly record struct AgreementPoint(string Person, double Mean, double Difference);
