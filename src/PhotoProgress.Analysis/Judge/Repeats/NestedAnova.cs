namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>One value of one photo.</summary>
public readonly record struct Repeat(string Person, string Visit, double Value);

/// <summary>A sum of squares over its degrees of freedom.</summary>
/// <param name="Value">NaN where there are no degrees of freedom.</param>
public readonly record struct MeanSquare(double Value, int Degrees);

/// <summary>
/// Nested analysis of variance with random effects: value = level + person + visit of that person + shot of that visit. Visits are
/// nested, because one person's second visit has nothing in common with another's. Numbers of visits and shots may differ: the
/// expected mean squares are those of Searle, Casella, McCulloch, Variance Components, 1992, section 3.
/// </summary>
/// <param name="PerVisit">How often a visit's component stands in the mean square between visits: the shots, when all have as many.</param>
/// <param name="PerVisitInPeople">The same in the mean square between people.</param>
/// <param name="PerPerson">How often a person's component stands in the mean square between people.</param>
public sealed record NestedAnova(
    MeanSquare People, MeanSquare Visits, MeanSquare Shots, double PerVisit, double PerVisitInPeople, double PerPerson)
{
    /// <summary>Whether people, and visits of one person, can be told apart: at least two people, one of them with two visits.</summary>
    public bool IsComplete => People.Degrees > 0 && Visits.Degrees > 0;

    /// <summary>Variance of one photo within a visit; NaN where no visit has two.</summary>
    public double WithinVisit => Shots.Value;

    /// <summary>Variance that a new visit adds: never below 0, where the estimate may fall by chance; NaN where no person has two visits, or no visit two photos.</summary>
    public double BetweenVisits => Math.Max(0, (Visits.Value - Shots.Value) / PerVisit);

    /// <summary>
    /// Variance of one photo of a new visit of the same person: the square of the standard error of measurement. Without second
    /// shots it is what visits differ by, undivided.
    /// </summary>
    public double OfOnePhoto => Shots.Degrees > 0 ? WithinVisit + BetweenVisits : Visits.Value;

    /// <summary>Variance between people; below 0 where people differ less than their own visits do.</summary>
    public double BetweenPeople => (OfPeople - OfOnePhoto) / (PerPerson / PerVisitInPeople);

    /// <summary>
    /// Mean square between people as it would be with one photo a visit. Its expectation is <see cref="OfOnePhoto"/> +
    /// n · <see cref="BetweenPeople"/> with n visits a person.
    /// </summary>
    public double OfPeople => (People.Value + ((PerVisitInPeople - 1) * ShotsOrNothing)) / PerVisitInPeople;

    /// <summary>Visits that a person has, as the components weigh them.</summary>
    public double VisitsPerPerson => PerPerson / PerVisitInPeople;

    /// <summary>Degrees of freedom of <see cref="OfPeople"/> after Satterthwaite (Biometrics 2, 1946, 110).</summary>
    public double DegreesOfPeople => Satterthwaite(People, Shots, 1 / PerVisitInPeople);

    /// <summary>Degrees of freedom of <see cref="OfOnePhoto"/>, likewise.</summary>
    public double DegreesOfOnePhoto =>
        Shots.Degrees > 0 && Visits.Value < Shots.Value ? Shots.Degrees : Satterthwaite(Visits, Shots, 1 / PerVisit);

    private double ShotsOrNothing => Shots.Degrees > 0 ? Shots.Value : 0;

    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static NestedAnova Of(IReadOnlyCollection<Repeat> values)
    {
        if (values.Count == 0) throw new ArgumentException("There are no values to analyse.", nameof(values));
        if (values.Any(v => !double.IsFinite(v.Value))) throw new ArgumentException("A value is not finite.", nameof(values));
        Group[] people = [.. values.GroupBy(v => v.Person).Select(p => Group.Of(p.Select(v => v.Value)))];
        var byPerson = values.GroupBy(v => v.Person).Select(p => p.GroupBy(v => v.Visit).Select(v => Group.Of(v.Select(r => r.Value))).ToArray()).ToArray();
        Group[] visits = [.. byPerson.SelectMany(p => p)];
        var all = Group.Of(values.Select(v => v.Value));
        var shares = byPerson.Zip(people, (own, person) => own.Sum(v => v.Square) / person.Count).Sum();
        var (a, b, n) = (people.Length, visits.Length, all.Count);
        return new NestedAnova(
            Mean(people.Sum(p => p.From(all.Mean)), a - 1),
            Mean(byPerson.Zip(people, (own, person) => own.Sum(v => v.From(person.Mean))).Sum(), b - a),
            Mean(visits.Sum(v => v.Inside), n - b),
            (n - shares) / Math.Max(1, b - a),
            (shares - (visits.Sum(v => v.Square) / n)) / Math.Max(1, a - 1),
            (n - (people.Sum(p => p.Square) / n)) / Math.Max(1, a - 1));
    }

    private static MeanSquare Mean(double squares, int degrees) => new(degrees > 0 ? squares / degrees : double.NaN, degrees);

    /// <summary>Degrees of freedom of share · first + (1 − share) · second.</summary>
    private static double Satterthwaite(MeanSquare first, MeanSquare second, double share)
    {
        if (second.Degrees == 0 || share >= 1) return first.Degrees;
        var (x, y) = (share * first.Value, (1 - share) * second.Value);
        var spread = (x * x / first.Degrees) + (y * y / second.Degrees);
        return spread > 0 ? (x + y) * (x + y) / spread : first.Degrees;
    }

    /// <param name="Inside">Sum of squares around the group's own mean.</param>
    private readonly record struct Group(int Count, double Mean, double Inside)
    {
        public double Square => (double)Count * Count;

        public static Group Of(IEnumerable<double> values)
        {
            double[] all = [.. values];
            var mean = all.Average();
            return new Group(all.Length, mean, all.Sum(v => (v - mean) * (v - mean)));
        }

        public double From(double other) => Count * (Mean - other) * (Mean - other);
    }
}
