namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>
/// What repeated photos say of one amount. Standard deviations are of ln(value) for amounts judged by ratio, of the value for the
/// others; null stands where the photos cannot tell.
/// </summary>
/// <param name="People">People whose photos carried the amount.</param>
/// <param name="PeopleTwice">Those of them at two visits.</param>
/// <param name="Visits">Visits of all people.</param>
/// <param name="Photos">Photos that carried the amount.</param>
/// <param name="Comparisons">Comparisons of two photos of different visits; 0 for readings of single photos.</param>
/// <param name="StandardError">Standard error of measurement of one photo at a new visit, with its 95 % interval; null without second visits.</param>
/// <param name="WithinVisit">Standard deviation of one photo within a visit; null without second photos.</param>
/// <param name="BetweenVisits">Standard deviation that a new visit adds; null where it cannot be told apart from the photos' own.</param>
/// <param name="BetweenPeople">Standard deviation between people; null where they differ less than their own visits do.</param>
/// <param name="Icc">Intraclass correlation of one photo; see <see cref="Reliability"/>.</param>
/// <param name="Points">One for each person with two visits.</param>
public sealed record AmountStatistics(
    int People,
    int PeopleTwice,
    int Visits,
    int Photos,
    int Comparisons,
    Interval? StandardError,
    double? WithinVisit,
    double? BetweenVisits,
    double? BetweenPeople,
    Interval? Icc,
    BlandAltman? Agreement,
    ProportionalBias? Proportional,
    IReadOnlyList<AgreementPoint> Points)
{
    /// <summary>Minimal detectable change, 95 %; null where there is no standard error.</summary>
    public double? Mdc95 => StandardError is { } error ? Reliability.Mdc95(error.Value) : null;

    internal static double? Known(double variance) => variance >= 0 ? Math.Sqrt(variance) : null; // NaN is not
}
