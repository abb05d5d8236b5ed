using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>All pairs of one person. Every random choice is seeded by the person and the case.</summary>
internal sealed class PersonRun(BenchSettings settings, PhotoSet set, Analyser analyser, RepeatabilityStudy study, Peers? peers)
{
    private const string Ita = "covariate.ita";

    private readonly PairJudge _judge = new(Repeatability.Default());

    public SeenPerson Run(string person)
    {
        var neutral = study.Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "neutral"));
        var smiling = study.Look(set.Photos.First(photo => photo.Person == person && photo.Capture == "smiling"));
        var (first, second) = (FaceReadings(neutral), FaceReadings(smiling));
        var tone = ToneGroups.Of(first[Ita]);
        var pairs = new List<Task<SeenPair>>();
        foreach (var (kind, detail, known, after) in Cases(person, neutral, smiling))
            pairs.Add(See(person, tone, kind, detail, known, neutral, after));
        return new SeenPerson([.. pairs.Select(pair => pair.GetAwaiter().GetResult())], new SeenReadings(person, Logs(first), Logs(second)));
    }

    private IEnumerable<(PairKind Kind, string Detail, Injection? Known, AnalysedPhoto After)> Cases(string person, AnalysedPhoto neutral, AnalysedPhoto smiling)
    {
        yield return (PairKind.Itself, "itself", null, neutral);
        yield return (PairKind.Repeat, "as taken", null, smiling);
        var random = new Random(RepeatabilityStudy.StableSeed("bench" + person));
        foreach (var (name, alone) in NuisanceSettings.OneByOne(random).Where(copy => settings.Alone.Contains(copy.Name)))
            yield return (PairKind.Copy, name, null, study.Copy(neutral, alone, random.Next()));
        for (var i = 0; i < settings.MixedCopies; i++)
            yield return (PairKind.Copy, SeenPair.Mixed, null, study.Copy(neutral, NuisanceSettings.Mixed(random), random.Next()));
        foreach (var known in settings.Injections) yield return (PairKind.Copy, known.Name, known, Mixed(person, known, known.On(neutral)));
        if (settings.OnTheSmile.Count > 0)
        {
            var smile = new Random(RepeatabilityStudy.StableSeed("smile" + person));
            yield return (PairKind.RepeatCopy, SeenPair.Mixed, null, study.Copy(smiling, NuisanceSettings.Mixed(smile), smile.Next()));
        }

        foreach (var known in settings.OnTheSmile) yield return (PairKind.RepeatCopy, known.Name, known, Mixed(person, known, known.On(smiling)));
    }

    /// <summary>All sizes of one kind of change come under the same nuisance, so that they can be compared.</summary>
    private AnalysedPhoto Mixed(string person, Injection known, AnalysedPhoto changed)
    {
        var random = new Random(RepeatabilityStudy.StableSeed(known.Kind + person));
        return study.Copy(changed, NuisanceSettings.Mixed(random), random.Next());
    }

    /// <summary>Our part is done when this returns; a peer's may still be on its way.</summary>
    private Task<SeenPair> See(string person, string tone, PairKind kind, string detail, Injection? known, AnalysedPhoto before, AnalysedPhoto after)
    {
        var seen = analyser.See(before, after);
        string[] refusals = [.. seen.Read.Refusals.Select(refusal => refusal.Code)];
        PairRow[] rows = [.. seen.Read.Rows.Where(row => row.IsWhole && row.Metric is null && row.Reading is not null)];
        var pair = new SeenPair(person, tone, kind, detail, known, refusals, SeenChange.Of(_judge, rows), rows, []);
        return seen.Pair is null || peers is null ? Task.FromResult(pair) : With(pair, peers.Measure([seen.Pair.Before, seen.Pair.After], Compared(seen), seen.Pair.PixelsPerMm));
    }

    private static async Task<SeenPair> With(SeenPair pair, Task<IReadOnlyList<IReadOnlyDictionary<string, double?>>> measured) =>
        pair with { Peers = await measured.ConfigureAwait(false) };

    /// <summary>The skin that our own whole-face rows are read on: regions that can be compared.</summary>
    private static Plane Compared(PairSeen seen)
    {
        var regions = seen.Read.Rows.Where(row => !row.IsWhole && row.Reading is not null).Select(row => row.Region).Distinct();
        return Plane.Union(seen.Pair!.Before.Width, seen.Pair.Before.Height, regions.Select(region => seen.Pair.Regions[region]));
    }

    private Dictionary<string, double> FaceReadings(AnalysedPhoto photo) => analyser.Summary(photo).Readings
        .Where(reading => reading.Region == RegionNames.Face && reading.Value is not null).ToDictionary(reading => reading.MetricId, reading => reading.Value!.Value);

    private static Dictionary<string, double> Logs(Dictionary<string, double> readings) =>
        readings.Where(reading => MetricCatalogue.Get(reading.Key).Logarithmic && reading.Value > 0).ToDictionary(reading => reading.Key, reading => Math.Log(reading.Value));
}
