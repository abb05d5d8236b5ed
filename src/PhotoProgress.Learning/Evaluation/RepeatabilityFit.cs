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
        var groups = observations.Where(o => o.Row.Reading is not null).GroupBy(o => (o.Row.Amount, o.Row.Scope));
        return [.. groups.OrderBy(g => g.Key.Amount, StringComparer.Ordinal).ThenBy(g => g.Key.Scope, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastPairs && limits.Admits(PeopleOf(g))).Select(g => Row(g.Key.Amount, g.Key.Scope, [.. g], limits.Widening(PeopleOf(g))))];
    }

    /// <summary>Standard error of single readings: root mean square of the difference of two, over √2.</summary>
    /// <param name="rules">Null: every person counts, and nothing is widened.</param>
    public static IReadOnlyList<ReadingErrorRow> Readings(IReadOnlyList<ReadingPair> readings, FitRules? rules = null)
    {
        var limits = rules ?? FitRules.Plain;
        return
        [
            .. from reading in readings
               group reading by (reading.Metric, reading.Scope) into rows
               let people = rows.Select(row => row.Person).Distinct().Count()
               where rows.Count() >= LeastPairs && limits.Admits(people)
               orderby rows.Key.Metric, rows.Key.Scope
               let error = limits.Widening(people) * ReadingError(rows.Key.Metric, [.. rows])
               select new ReadingErrorRow(rows.Key.Metric, rows.Key.Scope, Rounded(error), rows.Count()),
        ];
    }

    /// <summary>People seen on two occasions: only they tell of repeats.</summary>
    private static int PeopleOf(IEnumerable<Observation> observations) =>
        observations.Where(o => o.Kind == Observation.Repeat).Select(o => o.Person).Distinct().Count();

    /// <summary>A pair may stand for a repeat and for a copy.</summary>
    private static int PairsOf(IReadOnlyList<Observation> all) => all.Select(o => o.Row).Distinct<object>(ReferenceEqualityComparer.Instance).Count();

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

    private static RepeatabilityRow Row(string amount, string scope, IReadOnlyList<Observation> all, double widening)
    {
        var curve = ErrorCurve.Of(all);
        return new RepeatabilityRow(
            amount, scope, Rounded(Math.Max(widening * curve.Floor, ErrorCurve.LeastFloor)), Rounded(widening * curve.Slope), PairsOf(all),
            curve.Law.Exponent, curve.Law.Saturation);
    }

    private static double Rounded(double value) => Math.Ceiling(value * 1000) / 1000;
}
