using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>
/// A clinic's own study: people × visits × shots without treatment. Every photo is checked and read on its own, and every two photos
/// of one person and view are compared. Used once.
/// </summary>
/// <param name="read">The bytes of a photo's file.</param>
public sealed class ClinicStudy(Analyser analyser, Func<StudyShot, byte[]> read)
{
    /// <summary>Each holds two photos and their planes; more would cost memory that a clinic's machine may not have.</summary>
    private const int AtOnce = 2;

    private readonly Dictionary<string, StudyShot> _files = [];

    /// <summary>All observations, in a fixed order; a photo that cannot be used is set aside with its reason.</summary>
    public StudyObservations Observe(IReadOnlyCollection<StudyShot> shots, CancellationToken cancellation = default)
    {
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        var late = TooLate(shots);
        var parts = new List<StudyObservations> { new([], [], late) };
        var groups = shots.Except(late.Select(aside => aside.Shot)).GroupBy(shot => (shot.Person, shot.View));
        foreach (var group in groups.OrderBy(g => g.Key.Person, StringComparer.Ordinal).ThenBy(g => g.Key.View))
            parts.Add(OfPerson([.. group.OrderBy(s => s.Visit, StringComparer.Ordinal).ThenBy(s => s.File, StringComparer.Ordinal)], limit));
        return StudyObservations.Of(parts);
    }

    /// <summary>Analyses what was seen: statistics, warnings, and the table or the reason why there is none.</summary>
    public static StudyResult Analyse(StudyObservations seen)
    {
        var rows = StudyRows.Of(seen);
        var (views, table, none) = ClinicTable.Of(seen);
        return new StudyResult(Analyser.Version, seen, rows, StudyWarnings.Of(seen, StudyDesign.Of(seen, views), rows), views, table, none);
    }

    private StudyObservations OfPerson(StudyShot[] shots, ParallelOptions limit)
    {
        var bytes = Array.ConvertAll(shots, shot => read(shot));
        var looked = new Outcome<AnalysedPhoto>[shots.Length];
        Parallel.For(0, shots.Length, limit, i => looked[i] = analyser.Look(bytes[i], shots[i].File, shots[i].View));
        var aside = Enumerable.Range(0, shots.Length).Select(i => (Place: i, Why: WhyNot(shots[i], looked[i]))).Where(p => p.Why is not null).ToList();
        int[] usable = [.. Enumerable.Range(0, shots.Length).Except(aside.Select(p => p.Place))];
        var readings = new ReadShot[usable.Length];
        Parallel.For(0, usable.Length, limit, i => readings[i] = new ReadShot(shots[usable[i]], analyser.Summary(looked[usable[i]].Value).Readings));
        var pairs = usable.SelectMany((a, at) => usable.Skip(at + 1).Select(b => (A: a, B: b))).ToArray();
        var compared = new ComparedShots[pairs.Length];
        Parallel.For(0, pairs.Length, limit, i => compared[i] = new ComparedShots(
            shots[pairs[i].A], shots[pairs[i].B], analyser.ReadRepeat(looked[pairs[i].A].Value, looked[pairs[i].B].Value)));
        return new StudyObservations(readings, compared, [.. aside.Select(p => new SetAside(shots[p.Place], p.Why!))]);
    }

    /// <summary>The first reason why a photo takes no part; a file given twice would agree with itself perfectly.</summary>
    private Refusal? WhyNot(StudyShot shot, Outcome<AnalysedPhoto> looked)
    {
        if (looked.IsRefused) return looked.Refused;
        if (!_files.TryAdd(looked.Value.Photo.Sha256, shot))
            return new Refusal("same_file", $"It is the same file as {_files[looked.Value.Photo.Sha256].File}.", "Give each shot once.");
        return looked.Value.Refusals is [var first, ..] ? first : null;
    }

    /// <summary>Skin may change in longer time: photos of later visits are not read.</summary>
    private static List<SetAside> TooLate(IEnumerable<StudyShot> shots) =>
    [
        .. from shot in shots
           where shot.Day is not null
           group shot by shot.Person into person
           let first = person.Min(s => s.Day!.Value)
           from shot in person
           let days = shot.Day!.Value.DayNumber - first.DayNumber
           where days > StudyDesign.MostDays
           orderby shot.File
           select new SetAside(shot, new Refusal(
               "visit_too_late",
               string.Create(CultureInfo.InvariantCulture, $"The visit is {days} days after the person's first one; the limit is {StudyDesign.MostDays} days."),
               "Repeat the visit within a week, so that the skin is the same.")),
    ];
}
