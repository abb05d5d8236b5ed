using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>The cases of the table; every random choice is seeded by the person.</summary>
internal sealed class Cases(PhotoSet set, Analyser analyser, RepeatabilityStudy study)
{
    public static readonly string[] All = ["same", "copies", "repeats", "injected", "cross", "people", "interfaces"];

    private static readonly ParallelOptions TwoCores = new() { MaxDegreeOfParallelism = 2 };
    private readonly Dictionary<string, AnalysedPhoto> _looked = [];

    private IndexedPhoto[] Neutral => [.. set.From("london").Where(photo => photo.Capture == "neutral")];

    public void Run(string name, TextWriter output)
    {
        Action<TextWriter> part = name switch
        {
            "same" => Same,
            "copies" => Copies,
            "repeats" => Repeats,
            "injected" => Injected,
            "cross" => Cross,
            "people" => People,
            _ => Interfaces,
        };
        part(output);
    }

    private void Same(TextWriter output)
    {
        var results = Each(Neutral, photo => analyser.Compare(Look(photo), Look(photo)));
        var exact = results.Count(c => c.Changes.Where(x => x.Region == "face").All(x => x.ChangePercent is 0 or null && x.Verdict != Verdict.Improved && x.Verdict != Verdict.Worsened));
        output.WriteLine($"same file against itself: {exact} of {results.Length} exactly 0 and quiet");
    }

    private void Copies(TextWriter output)
    {
        var results = Each(Neutral, photo =>
        {
            var random = new Random(RepeatabilityStudy.StableSeed("bench" + photo.Person));
            return NuisanceSettings.OneByOne(random).Concat([("mixed", NuisanceSettings.Mixed(random)), ("mixed", NuisanceSettings.Mixed(random))])
                .Select(c => (c.Item1, analyser.Compare(Look(photo), study.Copy(Look(photo), c.Item2, random.Next())))).ToArray();
        }).SelectMany(r => r).ToArray();
        foreach (var group in results.GroupBy(r => r.Item1)) Verdicts(output, $"copy: {group.Key}", [.. group.Select(r => r.Item2)]);
        Verdicts(output, "copy: all", [.. results.Select(r => r.Item2)]);
    }

    private void Repeats(TextWriter output)
    {
        var pairs = Each(Neutral, photo => (photo.Person, analyser.Compare(Look(photo), Look(Smiling(photo)))));
        Verdicts(output, "neutral → smiling", [.. pairs.Select(p => p.Item2)]);
        foreach (var (person, c) in pairs.Where(p => p.Item2.Changes.Any(x => x is { Region: "face", Metric: null } && x.Verdict is Verdict.Improved or Verdict.Worsened)))
            output.WriteLine($"   false: {person} " + string.Join(' ', FaceRows(c).Select(x => $"{x.Dimension} {x.ChangePercent:F1} (mdc {x.MdcPercent:F1}) {x.Verdict}")));
    }

    private void Injected(TextWriter output)
    {
        foreach (var factor in (double[])[0.8, 0.7, 1.25])
        {
            var copies = Each(Neutral, photo => Enumerable.Range(0, 2).Select(i =>
                analyser.Compare(Look(photo), Injection(photo, photo, factor, i))).ToArray()).SelectMany(c => c).ToArray();
            Verdicts(output, $"texture ×{factor} on a copy", copies);
            if (factor is 0.7 or 0.8)
                Verdicts(output, $"texture ×{factor} on the smile", Each(Neutral, photo => analyser.Compare(Look(photo), Injection(photo, Smiling(photo), factor, 7))));
        }
    }

    private AnalysedPhoto Injection(IndexedPhoto photo, IndexedPhoto target, double factor, int copy)
    {
        var random = new Random(RepeatabilityStudy.StableSeed($"inject{copy}{photo.Person}"));
        var original = Look(target);
        var face = original.Face!.Mesh;
        var frame = new Analysis.Align.FaceFrame(original.Photo.Image.Width, original.Photo.Image.Height, original.Scale!.PixelsPerMm, new(1, 0, 0, 0));
        var changed = TextureInjection.Scale(original.Photo.Image, Analysis.Align.FaceRegions.Skin(frame, face), original.Scale.PixelsPerMm, factor);
        return study.Copy(original with { Photo = original.Photo with { Image = changed } }, NuisanceSettings.Mixed(random), random.Next());
    }

    private void Cross(TextWriter output)
    {
        var pairs = set.From("zoom").SelectMany(z => set.From("lisa").Select(l => (z, l))).ToArray();
        var results = Each(pairs, p => analyser.Compare(Look(p.z), Look(p.l)));
        output.WriteLine($"zoom × lisa: {results.Count(r => !r.Comparable)} of {results.Length} refused");
    }

    private void People(TextWriter output)
    {
        var results = Each([.. DifferentPeople().Take(200)], p => (p, analyser.Compare(Look(p.A), Look(p.B))));
        var same = results.Where(r => r.p.A.Gender == r.p.B.Gender && r.p.A.Ethnicity == r.p.B.Ethnicity).ToArray();
        output.WriteLine($"different people: {results.Count(r => !r.Item2.Comparable)} of {results.Length} refused; of same sex and ethnicity {same.Count(r => !r.Item2.Comparable)} of {same.Length}");
        var marks = results.Select(r => r.Item2.PairChecks.FirstOrDefault(c => c.Code == "pair_skin_marks")?.Value ?? 0).ToArray();
        output.WriteLine($"   highest agreement of skin marks {marks.Max():F2}");
    }

    private IEnumerable<(IndexedPhoto A, IndexedPhoto B)> DifferentPeople()
    {
        var random = new Random(20);
        var all = set.From("london").Concat(set.From("canada")).ToArray();
        while (true)
        {
            var (a, b) = (all[random.Next(all.Length)], all[random.Next(all.Length)]);
            if (a.Person != b.Person) yield return (a, b);
        }
    }

    private void Interfaces(TextWriter output)
    {
        var photos = set.From("interfaces").Concat(set.From("lisa")).ToArray();
        var looked = Each(photos, photo => analyser.Look(set.Bytes(photo), photo.File));
        var rows = photos.Zip(looked, (p, l) => (p, Refused: l.IsRefused || l.Value.Refusals.Count > 0, Codes: l.IsRefused ? l.Refused!.Code : string.Join(',', l.Value.Refusals.Select(r => r.Code)))).ToArray();
        foreach (var row in rows) output.WriteLine($"   {row.p.File,-22} {row.p.Expectation,-44} {(row.Refused ? "refused " + row.Codes : "accepted")}");
        Share("to refuse, refused", rows.Where(r => r.p.Expectation.StartsWith("reject", StringComparison.Ordinal) && !r.p.Expectation.StartsWith("reject or", StringComparison.Ordinal)).Select(r => r.Refused), output);
        Share("to accept, not refused", rows.Where(r => r.p.Expectation.StartsWith("accept", StringComparison.Ordinal)).Select(r => !r.Refused), output);
    }

    private static void Share(string what, IEnumerable<bool> right, TextWriter output)
    {
        var all = right.ToArray();
        output.WriteLine($"{what}: {all.Count(r => r)} of {all.Length}");
    }

    private static void Verdicts(TextWriter output, string name, Comparison[] comparisons)
    {
        var comparable = comparisons.Where(c => c.Comparable).ToArray();
        output.WriteLine($"{name,-28} pairs {comparisons.Length,3}, refused {comparisons.Length - comparable.Length,2} " +
            string.Join(" | ", ((Dimension[])[Dimension.Texture, Dimension.Evenness, Dimension.Redness]).Select(d => OneDimension(d, comparable))));
    }

    private static string OneDimension(Dimension dimension, IReadOnlyList<Comparison> comparable)
    {
        var rows = comparable.SelectMany(FaceRows).Where(x => x.Dimension == dimension && x.ChangePercent is not null).ToArray();
        if (rows.Length == 0) return $"{dimension} –";
        var rms = Math.Sqrt(rows.Average(x => x.ChangePercent!.Value * x.ChangePercent.Value));
        return $"{dimension,-8} n {rows.Length,3} better {rows.Count(x => x.Verdict == Verdict.Improved),3} worse {rows.Count(x => x.Verdict == Verdict.Worsened),2} mean {rows.Average(x => x.ChangePercent):F1} rms {rms:F1} mdc {rows.Average(x => x.MdcPercent):F1}";
    }

    private static IEnumerable<Change> FaceRows(Comparison comparison) => comparison.Changes.Where(x => x is { Region: "face", Metric: null });

    private IndexedPhoto Smiling(IndexedPhoto neutral) => set.Photos.First(p => p.Person == neutral.Person && p.Capture == "smiling");

    private AnalysedPhoto Look(IndexedPhoto photo)
    {
        lock (_looked)
        {
            if (_looked.TryGetValue(photo.File, out var known)) return known;
        }

        var looked = study.Look(photo);
        lock (_looked) return _looked[photo.File] = looked;
    }

    private static TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> run)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, items.Count, TwoCores, i => results[i] = run(items[i]));
        return results;
    }
}
