using System.Globalization;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>How many people, visits and usable photos a study has in one view, or in several together, and what that is enough for.</summary>
/// <param name="People">People with a usable photo.</param>
/// <param name="PeopleTwice">People with two visits between which at least one pair of photos could be compared.</param>
/// <param name="PeopleInVisit">People with at least one comparable pair of photos within a visit.</param>
/// <param name="PeopleFull">People with two visits of <see cref="FullShots"/> usable photos each.</param>
public sealed record StudyDesign(int People, int PeopleTwice, int PeopleInVisit, int PeopleFull, int Visits, int Photos)
{
    /// <summary>What a study should have: enough people that one of them does not decide.</summary>
    public const int FullPeople = 10;

    public const int FullShots = 3;

    /// <summary>
    /// The least for a table. With six people Student's t is 1.31 times the normal distribution; with fewer the factor grows so
    /// fast (1.42 with five, 2.2 with three) that the table would say hardly more than that too little is known.
    /// </summary>
    public const int LeastPeople = 6;

    /// <summary>Days after a person's first visit within which skin is taken to be unchanged.</summary>
    public const int MostDays = 7;

    public bool IsFull => PeopleFull >= FullPeople;

    public static StudyDesign Of(StudyObservations seen, IReadOnlyCollection<PhotoView> views)
    {
        ReadShot[] shots = [.. seen.Shots.Where(s => views.Contains(s.Shot.View))];
        ComparedShots[] pairs = [.. seen.Pairs.Where(p => views.Contains(p.First.View) && p.Read.Rows.Any(row => row.Reading is not null))];
        var visits = shots.GroupBy(s => (s.Shot.Person, s.Shot.Visit, s.Shot.View)).ToList();
        var full = visits.Where(v => v.Count() >= FullShots).GroupBy(v => (v.Key.Person, v.Key.View)).Where(p => p.Count() >= 2);
        return new StudyDesign(
            Distinct(shots.Select(s => s.Shot.Person)),
            Distinct(pairs.Where(p => !p.IsWithinVisit).Select(p => p.First.Person)),
            Distinct(pairs.Where(p => p.IsWithinVisit).Select(p => p.First.Person)),
            Distinct(full.Select(p => p.Key.Person)),
            visits.Count,
            shots.Length);
    }

    /// <summary>Why these photos make no table; null where they do.</summary>
    public Refusal? NoTable()
    {
        const string advice = "Photograph more people without treatment, each at two visits at most 7 days apart, three shots a view.";
        if (PeopleTwice < LeastPeople)
            return new Refusal("too_few_people", Line($"Two visits could be compared for {Said(PeopleTwice)}; a table needs at least {LeastPeople}."), advice);
        return PeopleInVisit < LeastPeople
            ? new Refusal("too_few_shots", Line($"Two shots of one visit could be compared for {Said(PeopleInVisit)}; a table needs at least {LeastPeople}."), "Take three shots of each view at each visit; let the person move between them.")
            : null;
    }

    private static string Said(int people) => people == 1 ? "1 person" : Line($"{people} people");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int Distinct(IEnumerable<string> people) => people.Distinct().Count();
}
