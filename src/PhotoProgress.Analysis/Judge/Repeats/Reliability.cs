namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>A value and its 95 % interval.</summary>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>What one photo's value can be trusted with: standard error of measurement and intraclass correlation.</summary>
public static class Reliability
{
    private const double Tail = 0.025;

    /// <summary>
    /// Standard error of measurement with its interval, from a variance and its degrees of freedom: σ·√(ν/χ²).
    /// </summary>
    /// <param name="variance">Of one photo, 0 or more.</param>
    public static Interval StandardError(double variance, double degrees) => new(
        Math.Sqrt(variance),
        Math.Sqrt(variance * degrees / Distributions.ChiSquareQuantile(1 - Tail, degrees)),
        Math.Sqrt(variance * degrees / Distributions.ChiSquareQuantile(Tail, degrees)));

    /// <summary>
    /// Intraclass correlation of one photo: one-way random effects, ICC(1,1) of Shrout and Fleiss (Psychol. Bull. 86, 1979, 420),
    /// a person's visits being the repeats. With F = <paramref name="people"/> / <paramref name="photo"/> and n visits it is
    /// (F − 1)/(F + n − 1), the interval by F over its quantiles. Exact with one photo a visit; with several, the two mean squares are
    /// sums and their degrees of freedom Satterthwaite's, so that the interval is close.
    /// </summary>
    /// <param name="people">Mean square between people, as with one photo a visit.</param>
    /// <param name="photo">Variance of one photo of a new visit.</param>
    /// <param name="visits">Visits a person, above 1.</param>
    /// <returns>Below 0 where people differ less than their own visits do; NaN where nothing varies at all.</returns>
    public static Interval Icc(double people, double degreesOfPeople, double photo, double degreesOfPhoto, double visits)
    {
        var f = people / photo;
        return new Interval(
            Of(f),
            Of(f / Distributions.FQuantile(1 - Tail, degreesOfPeople, degreesOfPhoto)),
            Of(f * Distributions.FQuantile(1 - Tail, degreesOfPhoto, degreesOfPeople)));

        // 1 − n/(F + n − 1) is the same, and 1 where F is infinite.
        double Of(double ratio) => double.IsInfinity(ratio) ? 1 : 1 - (visits / (ratio + visits - 1));
    }

    /// <inheritdoc cref="Icc(double, double, double, double, double)"/>
    public static Interval Icc(NestedAnova anova) =>
        Icc(anova.OfPeople, anova.DegreesOfPeople, anova.OfOnePhoto, anova.DegreesOfOnePhoto, anova.VisitsPerPerson);

    /// <summary>Minimal detectable change, 95 %: 1.96·√2·SEM, the change between two photos that error alone exceeds once in twenty.</summary>
    public static double Mdc95(double standardError) => Change.Z95 * Math.Sqrt(2) * standardError;
}
