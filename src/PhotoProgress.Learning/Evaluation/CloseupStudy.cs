using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>
/// Measures the error of change between close-ups on rendered skin, as nobody has published close-ups of one untreated place on several days:
/// skins of every tone in careful clinics of their own, each on three days that differ in lamps (some degrees, a tenth of their strength),
/// exposure, white balance, focus, JPEG, distance and place.
/// </summary>
public sealed class CloseupStudy(Analyser analyser, PhotoCodec codec)
{
    /// <summary>Never a seed of a recipe in training-data, nor of bench/accuracy.</summary>
    private const int Seed = 760_001;

    public const int Subjects = 60;

    private const int Days = 3;

    /// <summary>Pixels a millimetre of two subjects in three, and of the third.</summary>
    private static readonly double[] Finenesses = [8, 8, CloseupAligner.FinestPixelsPerMm];

    /// <summary>All observations, in a fixed order.</summary>
    public Observed Observe()
    {
        var found = new Observed[Subjects];
        Parallel.For(0, Subjects, new ParallelOptions { MaxDegreeOfParallelism = 2 }, subject => found[subject] = OfSubject(subject));
        return new Observed([.. found.SelectMany(one => one.Pairs)], [.. found.SelectMany(one => one.Readings)]);
    }

    private Observed OfSubject(int subject)
    {
        var pixelsPerMm = Finenesses[subject % Finenesses.Length];
        var maker = new PatchMaker(
            Seed, (int)(CloseupAligner.FrameMm * pixelsPerMm), (int)(0.75 * CloseupAligner.FrameMm * pixelsPerMm), pixelsPerMm, Care.Clinic);
        AnalysedPhoto[] days = [.. Enumerable.Range(0, Days).Select(day => Look(codec, maker.Make(new PhantomKey(subject, 0, day))))];
        var summaries = Array.ConvertAll(days, analyser.Summary);
        var (pairs, readings) = (new List<Observation>(), new List<ReadingPair>());
        for (var first = 0; first < Days; first++)
        {
            for (var second = first + 1; second < Days; second++)
            {
                pairs.AddRange(Pairs($"skin {subject}", days[first], days[second]));
                readings.AddRange(RepeatabilityStudy.Readings(summaries[first], summaries[second]));
            }
        }

        return new Observed(pairs, readings);
    }

    /// <summary>
    /// Once as a repeat and once as a copy: two days of one close-up agree as well as copies do, so the slope alone, which is told from how
    /// unlike photos are, would leave them without a floor.
    /// </summary>
    private IEnumerable<Observation> Pairs(string subject, AnalysedPhoto before, AnalysedPhoto after) =>
        from row in analyser.ReadRepeat(before, after).Rows
        from kind in (string[])[Observation.Repeat, Observation.Copy]
        select new Observation(kind, subject, "another_day", row);

    /// <summary>A phantom through its file, checked as a clinic's close-up is.</summary>
    internal static AnalysedPhoto Look(PhotoCodec codec, PhantomPatch patch) => Analyser.LookCloseup(codec.Decode(patch.Jpeg(codec)).Value, patch.Key.FileStem);
}
