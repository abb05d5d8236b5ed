using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>From observations of unchanged skin to the table: an <see cref="ErrorCurve"/> for each amount, and the errors of single readings.</summary>
public static class RepeatabilityFit
{
    private const int LeastPairs = 20;

    /// <param name="rules">Null: every person counts, and nothing is widened.</param>
    public static IReadOnlyList<RepeatabilityRow> Rows(IReadOnlyList<Observation> observations, FitRules? rules = null)
    {
        var limits = rules ?? FitRules.Plain;
        var groups = observations.Where(o => o.Row.Reading is not null).GroupBy(o => (o.Row.Amount, o.Row.IsWhole));
        return [.. groups.OrderBy(g => g.Key.Amount, StringComparer.Ordinal).ThenByDescending(g => g.Key.IsWhole)
            .Where(g => g.Count() >= LeastPairs && limits.Admits(PeopleOf(g))).Select(g => Row(g.Key.Amount, g.Key.IsWhole, [.. g], limits.Widening(PeopleOf(g))))];
    }

    /// <summary>Standard error of single readings: root mean square of the difference of two, over √2.</summary>
    /// <param name="rules">Null: every person counts, and nothing is widened.</param>
    public static IReadOnlyList<ReadingErrorRow> Readings(IReadOnlyList<ReadingPair> readings, FitRules? rules = null)
    {
        var limits = rules ?? FitRules.Plain;
        return
        [
            .. from reading in readings
               group reading by (reading.Metric, reading.IsWhole) into rows
               let people = rows.Select(row => row.Person).Distinct().Count()
               where rows.Count() >= LeastPairs && limits.Admits(people)
               orderby rows.Key.Metric, rows.Key.IsWhole descending
               let error = limits.Widening(people) * ReadingError(rows.Key.Metric, [.. rows])
               select new ReadingErrorRow(rows.Key.Metric, rows.Key.IsWhole ? "face" : "region", Rounded(error), rows.Count()),
        ];
    }

    /// <summary>People seen on two occasions: only they tell of repeats.</summary>
    private static int PeopleOf(IEnumerable<Observation> observations) =>
        observations.Where(o => o.Kind == Observation.Repeat).Select(o => o.Person).Distinct().Count();

    private static double ReadingError(string metric, IReadOnlyList<ReadingPair> pairs)
    {
        var byRatio = MetricCatalogue.Get(metric).Logarithmic;
        var squares = pairs
            .Where(pair => !byRatio || (pair.Before > 0 && pair.After > 0))
            .Select(pair => byRatio ? Math.Log(pair.After / pair.Before) : pair.After - pair.Before)
            .Select(difference => difference * difference)
            .DefaultIfEmpty(0);
        return Math.Sqrt(squares.Average() / 2);
    }

    private static RepeatabilityRow Row(string amount, bool whole, IReadOnlyList<Observation> all, double widening)
    {
        var curve = ErrorCurve.Of(all);
        return new RepeatabilityRow(
            amount, whole ? "face" : "region", Rounded(Math.Max(widening * curve.Floor, ErrorCurve.LeastFloor)), Rounded(widening * curve.Slope), all.Count,
            curve.Law.Exponent, curve.Law.Saturation);
    }

    private static double Rounded(double value) => Math.Ceiling(value * 1000) / 1000;
}
