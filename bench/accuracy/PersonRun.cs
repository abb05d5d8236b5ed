using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>All pairs of one person. Every random choice is seeded by the person and the case.</summary>
internal sealed class PersonRun(BenchSettings settings, PhotoSet set, Analyser analyser, RepeatabilityStudy study, Peers? peers, SkinModel? model)
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
        foreach (var one in Cases(person, neutral, smiling).Where(one => !settings.OnlyModel || ModelTable.Reads(one.Kind, one.Detail, one.Known)))
            pairs.Add(See(person, tone, one, neutral));
        return new SeenPerson([.. pairs.Select(pair => pair.GetAwaiter().GetResult())], new SeenReadings(person, Logs(first), Logs(second)));
    }

    /// <summary>The seeds are drawn whether a case is taken or not, so that a part of the bench repeats the whole.</summary>
    private IEnumerable<PairCase> Cases(string person, AnalysedPhoto neutral, AnalysedPhoto smiling)
    {
        yield return new(PairKind.Itself, "itself", null, () => neutral);
        yield return new(PairKind.Repeat, "as taken", null, () => smiling);
        var random = new Random(RepeatabilityStudy.StableSeed("bench" + person));
        foreach (var (name, alone) in NuisanceSettings.OneByOne(random).Where(copy => settings.Alone.Contains(copy.Name)))
            yield return Copy(PairKind.Copy, name, neutral, alone, random.Next());
        for (var i = 0; i < settings.MixedCopies; i++)
            yield return Copy(PairKind.Copy, SeenPair.Mixed, neutral, NuisanceSettings.Mixed(random), random.Next());
        var (changed, changedSmile) = (new InjectedPhoto(neutral), new InjectedPhoto(smiling));
        foreach (var known in settings.Injections) yield return new(PairKind.Copy, known.Name, known, () => Mixed(person, known, changed.With(known)));
        if (settings.OnTheSmile.Count > 0)
        {
            var smile = new Random(RepeatabilityStudy.StableSeed("smile" + person));
            yield return Copy(PairKind.RepeatCopy, SeenPair.Mixed, smiling, NuisanceSettings.Mixed(smile), smile.Next());
        }

        foreach (var known in settings.OnTheSmile) yield return new(PairKind.RepeatCopy, known.Name, known, () => Mixed(person, known, changedSmile.With(known)));
    }

    private PairCase Copy(PairKind kind, string detail, AnalysedPhoto original, NuisanceSettings nuisance, int seed) =>
        new(kind, detail, null, () => study.Copy(original, nuisance, seed));

    /// <summary>All sizes of one kind of change come under the same nuisance, so that they can be compared.</summary>
    private AnalysedPhoto Mixed(string person, Injection known, AnalysedPhoto changed)
    {
        var random = new Random(RepeatabilityStudy.StableSeed(known.Kind + person));
        return study.Copy(changed, NuisanceSettings.Mixed(random), random.Next());
    }

    /// <summary>Our part is done when this returns; a peer's may still be on its way.</summary>
    private Task<SeenPair> See(string person, string tone, PairCase one, AnalysedPhoto before)
    {
        var seen = analyser.See(before, one.After());
        string[] refusals = [.. seen.Read.Refusals.Select(refusal => refusal.Code)];
        PairRow[] rows = [.. seen.Read.Rows.Where(row => row.IsWhole && row.Reading is not null)];
        var pair = new SeenPair(person, tone, one.Kind, one.Detail, one.Known, refusals, SeenChange.Of(_judge, rows), rows, ByModel(one, seen), [], seen.Read.Rows.Any(row => row.Missing == PairJudge.Expression));
        return seen.Pair is null || peers is null || !IsForPeers(one) ? Task.FromResult(pair) : With(pair, peers.Measure([seen.Pair.Before, seen.Pair.After], Compared(seen), seen.Pair.PixelsPerMm));
    }

    /// <summary>No table asks a peer for the same file or for nuisance that comes alone.</summary>
    private static bool IsForPeers(PairCase one) => one.Known is not null || (one.Kind != PairKind.Itself && (one.Kind != PairKind.Copy || one.Detail == SeenPair.Mixed));

    private static async Task<SeenPair> With(SeenPair pair, Task<IReadOnlyList<IReadOnlyDictionary<string, double?>>> measured) =>
        pair with { Peers = await measured.ConfigureAwait(false) };

    private Dictionary<Dimension, LogChange> ByModel(PairCase one, PairSeen seen)
    {
        var regions = Regions(seen).ToArray();
        if (model is null || seen.Pair is null || regions.Length == 0 || !ModelTable.Reads(one.Kind, one.Detail, one.Known)) return [];
        var features = PairFeatures.Of(seen.Pair, seen.Blur, regions);
        return model.Parts.ToDictionary(part => part.Dimension, part => part.Changes([(features.Before, features.After)])[0]);
    }

    /// <summary>The skin that our own whole-face rows are read on: regions that can be compared.</summary>
    private static Plane Compared(PairSeen seen) =>
        Plane.Union(seen.Pair!.Before.Width, seen.Pair.Before.Height, Regions(seen).Select(region => seen.Pair.Regions[region]));

    private static IEnumerable<string> Regions(PairSeen seen) =>
        seen.Read.Rows.Where(row => !row.IsWhole && row.Reading is not null).Select(row => row.Region).Distinct();

    private Dictionary<string, double> FaceReadings(AnalysedPhoto photo) => analyser.Summary(photo).Readings
        .Where(reading => reading.Region == RegionNames.Face && reading.Value is not null).ToDictionary(reading => reading.MetricId, reading => reading.Value!.Value);

    private static Dictionary<string, double> Logs(Dictionary<string, double> readings) =>
        readings.Where(reading => MetricCatalogue.Get(reading.Key).Logarithmic && reading.Value > 0).ToDictionary(reading => reading.Key, reading => Math.Log(reading.Value));
}

/// <summary>A photo to hold against a person's neutral one.</summary>
/// <param name="After">Makes it.</param>
internal sealed record PairCase(PairKind Kind, string Detail, Injection? Known, Func<AnalysedPhoto> After);
