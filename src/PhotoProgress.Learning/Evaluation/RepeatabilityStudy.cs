using System.Collections.Concurrent;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>One amount of one pair of photos between which the skin did not change.</summary>
/// <param name="Kind"><c>copy</c>: the same photo under nuisance; <c>repeat</c>: two captures of one person.</param>
/// <param name="Detail">Which nuisance.</param>
public sealed record Observation(string Kind, string Person, string Detail, PairRow Row);

/// <summary>
/// Measures the error of change on real photos without change: nuisance copies of neutral portraits, and pairs of two
/// captures of one person, each with mixed nuisance on the second. People are the unit: all is seeded by person and copy.
/// </summary>
public sealed class RepeatabilityStudy(PhotoSet set, Analyser analyser, PhotoCodec codec)
{
    private const int MixedCopies = 3;
    private const int RepeatsWithNuisance = 1;

    /// <summary>All observations, in a fixed order.</summary>
    public IReadOnlyList<Observation> Observe()
    {
        var found = new ConcurrentDictionary<string, IReadOnlyList<Observation>>();
        var people = set.From("london").Where(photo => photo.Capture == "neutral").Select(photo => photo.Person).ToArray();
        Parallel.ForEach(people, new ParallelOptions { MaxDegreeOfParallelism = 2 }, person => found[person] = [.. OfPerson(person)]);
        return [.. people.SelectMany(person => found[person])];
    }

    private IEnumerable<Observation> OfPerson(string person)
    {
        var neutral = Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "neutral"));
        var smiling = Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "smiling"));
        var random = new Random(StableSeed(person));
        var copies = NuisanceSettings.OneByOne(random)
            .Concat(Enumerable.Range(0, MixedCopies - 1).Select(_ => ("mixed", NuisanceSettings.Mixed(random))));
        foreach (var (name, settings) in copies)
        {
            foreach (var row in Analyser.ReadPair(neutral, Copy(neutral, settings, random.Next()))) yield return new("copy", person, name, row);
        }

        foreach (var row in Analyser.ReadPair(neutral, smiling)) yield return new("repeat", person, "as_taken", row);
        for (var i = 0; i < RepeatsWithNuisance; i++)
        {
            var copy = Copy(smiling, NuisanceSettings.Mixed(random), random.Next());
            foreach (var row in Analyser.ReadPair(neutral, copy)) yield return new("repeat", person, "mixed", row);
        }
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
