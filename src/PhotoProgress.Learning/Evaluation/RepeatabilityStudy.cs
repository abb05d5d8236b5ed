using System.Collections.Concurrent;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>One amount of one pair of photos between which the skin did not change.</summary>
/// <param name="Kind"><see cref="Copy"/> or <see cref="Repeat"/>.</param>
/// <param name="Detail">Which nuisance, or which visits.</param>
public sealed record Observation(string Kind, string Person, string Detail, PairRow Row)
{
    /// <summary>The same photo under nuisance, or another shot of the same visit.</summary>
    public const string Copy = "copy";

    /// <summary>Captures of two occasions.</summary>
    public const string Repeat = "repeat";
}

/// <summary>One metric read on two photos of the same skin, each on its own.</summary>
/// <param name="Scope">One of <see cref="ErrorScope"/>.</param>
/// <param name="Person">Whose skin; needed only where people are counted.</param>
public sealed record ReadingPair(string Metric, string Scope, double Before, double After, string Person = "");

/// <summary>All that a study saw.</summary>
public sealed record Observed(IReadOnlyList<Observation> Pairs, IReadOnlyList<ReadingPair> Readings);

/// <summary>
/// Measures the error of change on real photos without change: nuisance copies of neutral portraits, and pairs of two
/// captures of one person, each with mixed nuisance on the second. People are the unit: all is seeded by person and copy.
/// </summary>
public sealed class RepeatabilityStudy(PhotoSet set, Analyser analyser, PhotoCodec codec)
{
    private const int MixedCopies = 3;

    /// <summary>Nuisance that comes alone in the study; turning and shifting cost time and move nothing (bench/accuracy, copies).</summary>
    private static readonly string[] Alone = ["exposure", "white_balance", "jpeg", "scale", "noise", "blur", "gradient"];

    /// <summary>All observations, in a fixed order.</summary>
    public Observed Observe()
    {
        var found = new ConcurrentDictionary<string, Observed>();
        var people = set.From("london").Where(photo => photo.Capture == "neutral").Select(photo => photo.Person).ToArray();
        Parallel.ForEach(people, new ParallelOptions { MaxDegreeOfParallelism = 2 }, person => found[person] = OfPerson(person));
        return new Observed([.. people.SelectMany(person => found[person].Pairs)], [.. people.SelectMany(person => found[person].Readings)]);
    }

    private Observed OfPerson(string person)
    {
        var neutral = Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "neutral"));
        var smiling = Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "smiling"));
        var summary = analyser.Summary(neutral);
        var random = new Random(StableSeed(person));
        var pairs = new List<Observation>();
        var readings = new List<ReadingPair>();
        foreach (var (name, settings) in NuisanceSettings.OneByOne(random).Where(copy => Alone.Contains(copy.Name)))
            Add(pairs, Observation.Copy, person, name, neutral, Copy(neutral, settings, random.Next()));
        for (var i = 0; i < MixedCopies; i++)
        {
            var copy = Copy(neutral, NuisanceSettings.Mixed(random), random.Next());
            Add(pairs, Observation.Copy, person, "mixed", neutral, copy);
            readings.AddRange(Readings(summary, analyser.Summary(copy)));
        }

        Add(pairs, Observation.Repeat, person, "as_taken", neutral, smiling);
        Add(pairs, Observation.Repeat, person, "mixed", neutral, Copy(smiling, NuisanceSettings.Mixed(random), random.Next()));
        readings.AddRange(Readings(summary, analyser.Summary(smiling)));
        return new Observed(pairs, readings);
    }

    private void Add(List<Observation> pairs, string kind, string person, string detail, AnalysedPhoto before, AnalysedPhoto after) =>
        pairs.AddRange(analyser.ReadPair(before, after).Select(row => new Observation(kind, person, detail, row)));

    /// <summary>Every metric that both photos of the same skin have.</summary>
    internal static IEnumerable<ReadingPair> Readings(PhotoSummary before, PhotoSummary after)
    {
        var second = after.Readings.ToDictionary(reading => (reading.MetricId, reading.Region), reading => reading.Value);
        return
            from first in before.Readings
            where first.Value is not null && second.GetValueOrDefault((first.MetricId, first.Region)) is not null
            select new ReadingPair(first.MetricId, ErrorScope.Of(first.Region), first.Value!.Value, second[(first.MetricId, first.Region)]!.Value);
    }

    /// <summary>A seed that does not depend on the process: FNV-1a (Fowler, Noll, Vo) of the person's code.</summary>
    public static int StableSeed(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = (hash ^ letter) * 16777619u;
        return (int)(hash & 0x7fffffff);
    }

    /// <summary>A nuisance copy, through a JPEG file as a clinic's photo would come.</summary>
    public AnalysedPhoto Copy(AnalysedPhoto original, NuisanceSettings settings, int seed)
    {
        var copy = NuisanceCopy.Of(original.Photo.Image, settings, SubjectOf(original), new Random(seed));
        return analyser.Look(codec.EncodeJpeg(copy, settings.JpegQuality), original.File).Value;
    }

    public AnalysedPhoto Look(IndexedPhoto photo) => analyser.Look(set.Bytes(photo), photo.File).Value;

    private static Subject SubjectOf(AnalysedPhoto photo)
    {
        var mesh = photo.Face!.Mesh.Mesh;
        return new Subject(mesh.Average(p => p.X), mesh.Average(p => p.Y), 0.5 * (mesh.Max(p => p.X) - mesh.Min(p => p.X)));
    }
}
