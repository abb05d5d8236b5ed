using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>Pairs and photos that must be refused, and those that must not, by reason.</summary>
internal sealed class RefusalRun(BenchSettings settings, PhotoSet set, Analyser analyser, RepeatabilityStudy study)
{
    private const int PairSeed = 20;

    /// <summary>Far beyond what the checks let pass, one at a time. A strong turn of the head cannot be made from a frontal photo.</summary>
    private static readonly (string Key, string Name, NuisanceSettings Settings)[] Beyond =
    [
        ("blur", "blur σ 5 px", new(BlurSigmaPx: 5)),
        ("dark", "3 EV under", new(ExposureEv: -3)),
        ("bright", "2.5 EV over", new(ExposureEv: 2.5)),
        ("small", "a face of a quarter of the size", new(Scale: 0.25)),
        ("side_light", "light ±60 % across the face", new(GradientFraction: 0.6)),
    ];

    private readonly Dictionary<string, AnalysedPhoto> _looked = [];

    /// <summary>A case's refusals by code; empty where it was let pass.</summary>
    private sealed record Outcome(IReadOnlyList<string> Codes);

    public void Write(IReadOnlyList<SeenPair> pairs, Scores scores, TextWriter output)
    {
        var table = new TextTable("must be refused", "n", "refused %", "reasons");
        var (caught, cases) = (0, 0);
        foreach (var (key, name, outcomes) in ToRefuse().Where(row => row.Outcomes.Length > 0))
        {
            (caught, cases) = (caught + outcomes.Count(IsRefused), cases + outcomes.Length);
            Row(table, $"refusals.{key}", name, outcomes, scores);
        }

        table.Add("recall", $"{cases}", scores.Share("refusals.recall", caught, cases));
        table.Write(output, "Refusals: what must not be compared.");
        Ordinary(pairs, scores, output);
    }

    private void Ordinary(IReadOnlyList<SeenPair> pairs, Scores scores, TextWriter output)
    {
        var table = new TextTable("must pass", "n", "refused %", "reasons");
        var outcomes = pairs.Select(pair => new Outcome(pair.Refusals)).ToArray();
        if (outcomes.Length > 0) Row(table, "refusals.ordinary_pairs", "copies, repeats and known changes", outcomes, scores);
        var single = settings.Interfaces ? Interfaces(photo => photo.Expectation.StartsWith("accept", StringComparison.Ordinal)) : [];
        if (single.Length > 0) Row(table, "refusals.ordinary_photos", "single photos, others' judgement: accept", single, scores);
        Outcome[] all = [.. outcomes, .. single];
        table.Add("false refusals", $"{all.Length}", scores.Share("refusals.false", all.Count(IsRefused), all.Length));
        table.Write(output, "Refusals: what must be compared.");
    }

    private IEnumerable<(string Key, string Name, Outcome[] Outcomes)> ToRefuse()
    {
        var zoom = set.From("zoom").SelectMany(a => set.From("lisa").Select(b => (a, b))).Take(settings.ZoomPairs).ToArray();
        yield return ("zoom_lisa", "zoom × lisa", Bench.Each(zoom, pair => Pair(pair.a, pair.b)));
        foreach (var alike in DifferentPeople().Take(settings.DifferentPairs).GroupBy(pair => pair.A.Gender == pair.B.Gender && pair.A.Ethnicity == pair.B.Ethnicity).OrderBy(group => group.Key))
            yield return ("two_people" + (alike.Key ? "_alike" : ""), "two people" + (alike.Key ? " of one sex and ethnicity" : ""), Bench.Each([.. alike], pair => Pair(pair.A, pair.B)));
        if (settings.Interfaces)
        {
            yield return ("photos", "single photos, others' judgement: reject", Interfaces(photo =>
                photo.Expectation.StartsWith("reject", StringComparison.Ordinal) && !photo.Expectation.StartsWith("reject or", StringComparison.Ordinal)));
        }

        var neutral = set.From("london").Where(photo => photo.Capture == "neutral").Take(settings.People).ToArray();
        foreach (var (key, name, strong) in Beyond)
        {
            yield return (key, name, Bench.Each(neutral, photo =>
            {
                var original = Look(photo);
                return Of(original, study.Copy(original, strong, RepeatabilityStudy.StableSeed(key + photo.Person)));
            }));
        }
    }

    private Outcome[] Interfaces(Func<IndexedPhoto, bool> wanted) => Bench.Each([.. set.From("interfaces").Concat(set.From("lisa")).Where(wanted)], photo =>
    {
        var looked = analyser.Look(set.Bytes(photo), photo.File);
        return new Outcome(looked.IsRefused ? [looked.Refused!.Code] : [.. looked.Value.Refusals.Select(refusal => refusal.Code)]);
    });

    private IEnumerable<(IndexedPhoto A, IndexedPhoto B)> DifferentPeople()
    {
        var random = new Random(PairSeed);
        var all = set.From("london").Concat(set.From("canada")).ToArray();
        while (true)
        {
            var (a, b) = (all[random.Next(all.Length)], all[random.Next(all.Length)]);
            if (a.Person != b.Person) yield return (a, b);
        }
    }

    private Outcome Pair(IndexedPhoto a, IndexedPhoto b) => Of(Look(a), Look(b));

    private Outcome Of(AnalysedPhoto before, AnalysedPhoto after) => new([.. analyser.See(before, after).Read.Refusals.Select(refusal => refusal.Code)]);

    private AnalysedPhoto Look(IndexedPhoto photo)
    {
        lock (_looked)
        {
            if (_looked.TryGetValue(photo.File, out var known)) return known;
        }

        var looked = study.Look(photo);
        lock (_looked) return _looked[photo.File] = looked;
    }

    private static void Row(TextTable table, string key, string name, Outcome[] outcomes, Scores scores) => table.Add(
        name, $"{outcomes.Length}", scores.Share(key, outcomes.Count(IsRefused), outcomes.Length),
        string.Join(' ', outcomes.SelectMany(outcome => outcome.Codes).CountBy(code => code).OrderByDescending(code => code.Value).Select(code => $"{code.Key}×{code.Value}")));

    private static bool IsRefused(Outcome outcome) => outcome.Codes.Count > 0;
}
