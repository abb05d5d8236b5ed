using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>What makes a study weaker than it looks; a warning does not stop it.</summary>
public static class StudyWarnings
{
    /// <summary>By rule, not measured: one photo or pair in five.</summary>
    private const double ManyRefused = 0.2;

    public static IReadOnlyList<Refusal> Of(StudyObservations seen, StudyDesign design, IReadOnlyList<StudyRow> rows)
    {
        var judged = rows.Where(row => row is { Compared: true, IsDimension: true, IsWhole: true }).ToList();
        return
        [
            .. FewPeople(design), .. DaysUnknown(seen), .. ManyPhotosRefused(seen), .. ManyPairsRefused(seen),
            .. judged.SelectMany(Bias), .. judged.SelectMany(Slope),
        ];
    }

    private static IEnumerable<Refusal> FewPeople(StudyDesign design) => design.IsFull ? [] :
    [
        new("small_study", Line($"Only {design.PeopleFull} people, not {StudyDesign.FullPeople}, have two visits with {StudyDesign.FullShots} usable photos each."),
            "The numbers hold for these people and may be too small for others: add people before they are relied on."),
    ];

    private static IEnumerable<Refusal> DaysUnknown(StudyObservations seen)
    {
        var people = seen.Shots.Where(s => s.Shot.Day is null).Select(s => s.Shot.Person).Distinct().Count();
        return people == 0 ? [] :
        [
            new("days_unknown", Line($"The days of the visits are not known for {people} people."),
                Line($"Name each visit's folder by its day (2026-03-02): visits more than {StudyDesign.MostDays} days apart are then left out.")),
        ];
    }

    private static IEnumerable<Refusal> ManyPhotosRefused(StudyObservations seen)
    {
        var all = seen.Shots.Count + seen.SetAside.Count;
        return seen.SetAside.Count <= ManyRefused * all ? [] :
        [
            new("many_photos_refused", Line($"{seen.SetAside.Count} of {all} photos could not be used."),
                "What is left is the better part and may err less than daily photos do: see the reasons, and photograph again."),
        ];
    }

    private static IEnumerable<Refusal> ManyPairsRefused(StudyObservations seen)
    {
        var refused = seen.Pairs.Count(pair => pair.Read.Refusals.Count > 0);
        return refused <= ManyRefused * seen.Pairs.Count ? [] :
        [
            new("many_pairs_refused", Line($"{refused} of {seen.Pairs.Count} pairs of usable photos were not comparable."),
                "Light, distance or pose vary too much between photos: fix camera and lamps, mark the places of both, and photograph again."),
        ];
    }

    private static IEnumerable<Refusal> Bias(StudyRow row) => row.Statistics.Agreement is not { } agreement || agreement.Bias.Low <= 0 && agreement.Bias.High >= 0 ? [] :
    [
        new("visit_bias", Line($"{Named(row)}: second visits read {Math.Abs(100 * (Math.Exp(agreement.Bias.Value) - 1)):0.0} % {(agreement.Bias.Value < 0 ? "lower" : "higher")} than first ones."),
            "Untreated skin should not move one way: look for light, camera or season that changed between the visits."),
    ];

    private static IEnumerable<Refusal> Slope(StudyRow row) => row.Statistics.Proportional is not { Found: true } slope ? [] :
    [
        new("proportional_bias", Line($"{Named(row)}: the difference between visits changes with the amount (slope {slope.Slope:0.00}, p = {slope.P:0.000}).").Replace("slope -", "slope \u2212", StringComparison.Ordinal),
            "One error for all people is then too wide for some and too narrow for others; with many tests, one in twenty shows this by chance."),
    ];

    private static string Named(StudyRow row) => $"{(row.Dimension == Dimension.Evenness ? "Unevenness" : row.Dimension.ToString())}, {row.View.ToString().ToLowerInvariant()}";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
