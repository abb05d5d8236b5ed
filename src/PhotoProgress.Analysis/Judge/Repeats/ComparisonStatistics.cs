namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>ln(second / first) of one amount between two photos of one person.</summary>
/// <param name="First">Name of the visit of the first photo; not after <paramref name="Second"/> by name.</param>
/// <param name="Second">Name of the visit of the second photo.</param>
public readonly record struct ComparedRepeat(string Person, string First, string Second, double LogRatio)
{
    public bool IsWithinVisit => First == Second;
}

/// <summary>
/// Statistics of what <c>compare</c> measures: the change between two photos laid over each other. A change of nothing has the
/// variance of two photos, so half its mean square is that of one. People count alike, however many of their pairs could be used.
/// </summary>
public static class ComparisonStatistics
{
    /// <param name="pairs">All pairs of photos that were compared.</param>
    /// <param name="levels">ln of the amount of each photo on its own, for what needs a level: ICC and proportional bias. May be empty.</param>
    public static AmountStatistics Of(IReadOnlyCollection<ComparedRepeat> pairs, IReadOnlyCollection<Repeat> levels, int photos)
    {
        var between = ByPerson(pairs.Where(p => !p.IsWithinVisit));
        var within = MeanSquare(ByPerson(pairs.Where(p => p.IsWithinVisit))) / 2;
        var isMeasured = between.Count > 1; // one person tells of that person only
        var photo = isMeasured ? MeanSquare(between) / 2 : double.NaN;
        var degrees = pairs.Where(p => !p.IsWithinVisit).Select(p => (p.Person, p.Second)).Distinct().Count();
        var points = Points(pairs, levels);
        var people = isMeasured && levels.Count > 0 ? NestedAnova.Of(levels) : null;
        var icc = people is { IsComplete: true } && photo > 0 ? people : null;
        return new AmountStatistics(
            pairs.Select(p => p.Person).Distinct().Count(),
            between.Count,
            pairs.SelectMany(p => new[] { (p.Person, p.First), (p.Person, p.Second) }).Distinct().Count(),
            photos,
            pairs.Count(p => !p.IsWithinVisit),
            isMeasured ? Reliability.StandardError(photo, degrees) : null,
            AmountStatistics.Known(within),
            AmountStatistics.Known(Math.Max(0, photo - within)),
            icc is null ? null : AmountStatistics.Known(icc.BetweenPeople),
            icc is null ? null : Icc(icc, photo, degrees),
            Agreement(pairs),
            ProportionalBias.Of(points),
            points);
    }

    /// <summary>Between people by their readings, between visits by the comparisons: the same one-way form, its error the smaller one that comparing leaves.</summary>
    private static Interval Icc(NestedAnova levels, double photo, double degrees) => Reliability.Icc(
        photo + (levels.VisitsPerPerson * Math.Max(0, levels.BetweenPeople)), levels.DegreesOfPeople, photo, degrees, levels.VisitsPerPerson);

    /// <summary>Limits for one photo of each of the first two visits: the scatter of a person's pairs around their mean is what taking means withholds.</summary>
    private static BlandAltman? Agreement(IReadOnlyCollection<ComparedRepeat> pairs)
    {
        var people = FirstTwoVisits(pairs);
        if (people.Count < BlandAltman.LeastPeople) return null;
        var degrees = pairs.Where(p => p.IsWithinVisit).GroupBy(p => (p.Person, p.First)).Count() + people.Count;
        return BlandAltman.Of([.. people.Select(p => p.Changes.Average())], people.Average(p => Scatter(p.Changes)), degrees);
    }

    private static AgreementPoint[] Points(IEnumerable<ComparedRepeat> pairs, IEnumerable<Repeat> levels)
    {
        var own = levels.GroupBy(l => l.Person).ToDictionary(p => p.Key, p => p.GroupBy(l => l.Visit).Average(v => v.Average(l => l.Value)));
        return [.. FirstTwoVisits(pairs).Where(p => own.ContainsKey(p.Person)).Select(p => new AgreementPoint(p.Person, own[p.Person], p.Changes.Average()))];
    }

    private static double Scatter(double[] changes)
    {
        var mean = changes.Average();
        return changes.Average(c => (c - mean) * (c - mean));
    }

    private static List<(string Person, double[] Changes)> FirstTwoVisits(IEnumerable<ComparedRepeat> pairs) =>
    [
        .. from pair in pairs
           where !pair.IsWithinVisit
           group pair by pair.Person into person
           orderby person.Key
           let first = person.OrderBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal).First()
           select (person.Key, person.Where(p => p.First == first.First && p.Second == first.Second).Select(p => p.LogRatio).ToArray()),
    ];

    private static List<double> ByPerson(IEnumerable<ComparedRepeat> pairs) =>
        [.. pairs.GroupBy(p => p.Person).Select(person => person.Average(p => p.LogRatio * p.LogRatio))];

    private static double MeanSquare(List<double> people) => people.Count == 0 ? double.NaN : people.Average();
}
