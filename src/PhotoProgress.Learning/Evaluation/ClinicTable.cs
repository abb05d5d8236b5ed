using System.Globalization;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>
/// The table of a clinic's own study, by the fit that the default table is made with: the slope on decorrelation from pairs of two
/// visits, the floor from pairs of one visit.
/// </summary>
public static class ClinicTable
{
    private const string Recipe = "photoprogress repeatability FOLDER --out FILE (docs/repeatability.md)";

    /// <returns>The views it is made of, and either the table or why there is none.</returns>
    public static (IReadOnlyList<PhotoView> Views, Repeatability? Table, Refusal? None) Of(StudyObservations seen)
    {
        var views = Views(seen);
        var design = StudyDesign.Of(seen, views);
        if (design.NoTable() is { } none) return (views, null, none);
        var rows = RepeatabilityFit.Rows([.. Observations(seen, views)], FitRules.Clinic);
        if (rows.Count == 0) return (views, null, TooFewPairs);
        var table = new Repeatability(
            Repeatability.CurrentSchema, Name(design), Analyser.Version, Recipe, rows, RepeatabilityFit.Readings([.. Pairs(seen, views)], FitRules.Clinic));
        return (views, table, null);
    }

    private static Refusal TooFewPairs { get; } = new(
        "too_few_pairs", "No amount could be compared in enough pairs of photos and enough people.",
        "See why photos and pairs were refused, and photograph again.");

    /// <summary>Faces and close-ups lie on scales of their own and never share a table.</summary>
    private static PhotoView[] Views(StudyObservations seen)
    {
        PhotoView[] faces = [.. seen.Views.Where(view => view != PhotoView.Closeup)];
        return faces.Length > 0 ? faces : [PhotoView.Closeup];
    }

    private static string Name(StudyDesign design) => string.Create(
        CultureInfo.InvariantCulture,
        $"own study: {design.PeopleTwice} people, {design.Visits} visits, {design.Photos} photos{(design.IsFull ? "" : "; smaller than recommended")}");

    private static IEnumerable<Observation> Observations(StudyObservations seen, IReadOnlyList<PhotoView> views) =>
        from pair in seen.Pairs
        where views.Contains(pair.First.View)
        from row in pair.Read.Rows
        select new Observation(pair.IsWithinVisit ? Observation.Copy : Observation.Repeat, pair.First.Person, $"{pair.First.Visit}–{pair.Second.Visit}", row);

    /// <summary>Readings of the two photos of each comparable pair of two visits.</summary>
    private static IEnumerable<ReadingPair> Pairs(StudyObservations seen, IReadOnlyList<PhotoView> views)
    {
        var readings = seen.Shots.ToDictionary(shot => shot.Shot.File, shot => shot.Readings.ToDictionary(r => (r.MetricId, r.Region)));
        return
            from pair in seen.Pairs
            where views.Contains(pair.First.View) && !pair.IsWithinVisit && pair.Read.Refusals.Count == 0
            from first in readings[pair.First.File]
            where first.Value.Value is not null && readings[pair.Second.File].TryGetValue(first.Key, out var other) && other.Value is not null
            select new ReadingPair(
                first.Key.MetricId, ErrorScope.Of(first.Key.Region), first.Value.Value!.Value,
                readings[pair.Second.File][first.Key].Value!.Value, pair.First.Person);
    }
}
