namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>Statistics of values that each photo has on its own.</summary>
public static class ReadingStatistics
{
    /// <param name="values">One for each photo; visits of a person in the order of their names.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static AmountStatistics Of(IReadOnlyCollection<Repeat> values)
    {
        var anova = NestedAnova.Of(values);
        var complete = anova.IsComplete;
        var pairs = FirstTwoVisits(values);
        AgreementPoint[] points = [.. pairs.Select(p => new AgreementPoint(p.Person, 0.5 * (p.First.Average() + p.Second.Average()), p.Second.Average() - p.First.Average()))];
        return new AmountStatistics(
            values.Select(v => v.Person).Distinct().Count(),
            pairs.Count,
            values.Select(v => (v.Person, v.Visit)).Distinct().Count(),
            values.Count,
            0,
            complete ? Reliability.StandardError(anova.OfOnePhoto, anova.DegreesOfOnePhoto) : null,
            AmountStatistics.Known(anova.WithinVisit),
            AmountStatistics.Known(anova.BetweenVisits),
            complete ? AmountStatistics.Known(anova.BetweenPeople) : null,
            complete && anova.OfPeople > 0 ? Reliability.Icc(anova) : null,
            BlandAltman.Of([.. points.Select(p => p.Difference)], Withheld(pairs, anova.Shots), anova.Shots.Degrees),
            ProportionalBias.Of(points),
            points);
    }

    /// <summary>Variance that the means of visits have kept out of the differences.</summary>
    private static double Withheld(IReadOnlyList<VisitPair> pairs, MeanSquare shots) =>
        shots.Degrees == 0 || pairs.Count == 0 ? 0 : shots.Value * pairs.Average(p => 2 - (1.0 / p.First.Length) - (1.0 / p.Second.Length));

    private static List<VisitPair> FirstTwoVisits(IEnumerable<Repeat> values) =>
    [
        .. from person in values.GroupBy(v => v.Person)
           orderby person.Key
           let visits = person.GroupBy(v => v.Visit).OrderBy(v => v.Key, StringComparer.Ordinal).Take(2).Select(v => v.Select(r => r.Value).ToArray()).ToArray()
           where visits.Length == 2
           select new VisitPair(person.Key, visits[0], visits[1]),
    ];

    private sealed record VisitPair(string Person, double[] First, double[] Second);
}
