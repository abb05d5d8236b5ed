namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>
/// Agreement between a first and a second visit: how far the second lies from the first on average (bias), and between which limits
/// the difference of two single photos lies for 95 % of people. Bland, Altman, Stat. Methods Med. Res. 8, 1999, 135.
/// </summary>
/// <param name="Bias">Mean difference, second minus first visit.</param>
/// <param name="Lower">Lower limit of agreement.</param>
/// <param name="Upper">Upper limit of agreement.</param>
/// <param name="People">Number of differences.</param>
public sealed record BlandAltman(Interval Bias, Interval Lower, Interval Upper, int People)
{
    /// <summary>Variance with fewer than three people is a guess.</summary>
    public const int LeastPeople = 3;

    /// <param name="differences">One for each person: means of a visit's photos, second minus first.</param>
    /// <param name="withheld">
    /// Variance that taking means has kept out of the differences, (1 − 1/m₁)s² + (1 − 1/m₂)s² for m photos a visit with variance s²
    /// within it; 0 for single photos (section 5.2 of the reference).
    /// </param>
    /// <param name="withheldDegrees">Degrees of freedom of it; not read where it is 0.</param>
    /// <returns>Null with fewer than <see cref="LeastPeople"/>.</returns>
    public static BlandAltman? Of(IReadOnlyList<double> differences, double withheld = 0, double withheldDegrees = 0)
    {
        var n = differences.Count;
        if (n < LeastPeople) return null;
        var bias = differences.Average();
        var ofMeans = differences.Sum(d => (d - bias) * (d - bias)) / (n - 1);
        var variance = ofMeans + withheld;
        var spread = Change.Z95 * Math.Sqrt(variance);
        var t = Distributions.StudentWithin(0.95, n - 1);
        var ofBias = t * Math.Sqrt(ofMeans / n);
        var ofLimit = t * Math.Sqrt((ofMeans / n) + LimitVariance(ofMeans, n - 1, withheld, withheldDegrees));
        return new BlandAltman(Around(bias, ofBias), Around(bias - spread, ofLimit), Around(bias + spread, ofLimit), n);
    }

    /// <summary>Variance of 1.96·s by the delta method: 1.96²·var(s²)/(4s²); with single photos the classical 1.96²s²/(2(n − 1)).</summary>
    private static double LimitVariance(double ofMeans, int degrees, double withheld, double withheldDegrees)
    {
        var variance = ofMeans + withheld;
        if (variance == 0) return 0;
        var ofVariance = (2 * ofMeans * ofMeans / degrees) + (withheld > 0 ? 2 * withheld * withheld / withheldDegrees : 0);
        return Change.Z95 * Change.Z95 * ofVariance / (4 * variance);
    }

    private static Interval Around(double value, double half) => new(value, value - half, value + half);
}
