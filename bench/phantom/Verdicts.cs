using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Bench.Phantom;

/// <summary>What our own checks and verdicts say of the close-up scene, where the truth is known.</summary>
internal sealed class Verdicts
{
    private const int Seed = 7;
    private const double Reduced = 0.6;

    private readonly PhotoCodec _codec = new();
    private readonly Analyser _analyser;
    private readonly PatchMaker _maker = CloseupScene.Maker(Seed);

    private Verdicts() => _analyser = new Analyser(_codec, FaceModelFile.OpenInstalled(), Repeatability.Default());

    public static void Run(int subjects)
    {
        var bench = new Verdicts();
        var pairs = Enumerable.Range(0, subjects).Select(bench.Of).ToArray();
        Console.WriteLine(FormattableString.Invariant($"{subjects} subjects, seed {Seed}, 1200 × 900 px, 60 × 45 mm"));
        Refusals("single photos refused", pairs.SelectMany(pair => pair.Singles));
        Changes("same skin, another capture", [.. pairs.Select(pair => pair.Same)]);
        Changes(FormattableString.Invariant($"relief × {Reduced}"), [.. pairs.Select(pair => pair.Relief)]);
        Changes(FormattableString.Invariant($"brown × {Reduced}"), [.. pairs.Select(pair => pair.Brown)]);
        Changes(FormattableString.Invariant($"red × {Reduced}"), [.. pairs.Select(pair => pair.Red)]);
    }

    /// <summary>What is kept of a comparison: its pictures are large.</summary>
    private sealed record Outcome(string? Refused, IReadOnlyList<(Dimension Dimension, Verdict Verdict)> Verdicts);

    private sealed record Subject(IReadOnlyList<string?> Singles, Outcome Same, Outcome Relief, Outcome Brown, Outcome Red);

    private Subject Of(int subject)
    {
        var (before, after) = (new PhantomKey(subject, 0, 0), new PhantomKey(subject, 0, 1));
        var amounts = _maker.AmountsOf(before);
        var photo = Look(before, amounts);
        Outcome Against(SkinAmounts changed) => Of(_analyser.Compare(photo, Look(after, changed)));
        var same = Look(after, amounts);
        return new Subject(
            [Refusal(photo), Refusal(same)], Of(_analyser.Compare(photo, same)), Against(amounts.WithRelief(Reduced)),
            Against(amounts.WithBrown(Reduced)), Against(amounts.WithRed(Reduced)));
    }

    private static Outcome Of(Comparison comparison) => new(
        comparison.Refusals.Count > 0 ? comparison.Refusals[0].Code : null,
        [.. comparison.Changes.Where(change => change.Metric is null).Select(change => (change.Dimension, change.Verdict))]);

    private AnalysedPhoto Look(PhantomKey key, SkinAmounts amounts)
    {
        var random = key.Capturing(Seed);
        var patch = _maker.Make(key, amounts, CaptureDraw.Of(_maker.Care, key.Habit(Seed), random), random);
        return _analyser.LookCloseup(patch.Jpeg(_codec), key.FileStem).Value;
    }

    private static string? Refusal(AnalysedPhoto photo) => photo.Refusals.Count > 0 ? photo.Refusals[0].Code : null;

    private static void Refusals(string title, IEnumerable<string?> codes)
    {
        string?[] all = [.. codes];
        Console.WriteLine($"{title}: {all.Count(code => code is not null)} of {all.Length} {string.Join(' ', all.OfType<string>().CountBy(code => code).Select(c => $"{c.Key}×{c.Value}"))}");
    }

    private static void Changes(string title, Outcome[] outcomes)
    {
        Refusals(title + ": refused", outcomes.Select(outcome => outcome.Refused));
        foreach (var dimension in new[] { Dimension.Texture, Dimension.Evenness, Dimension.Redness })
        {
            var verdicts = outcomes.SelectMany(outcome => outcome.Verdicts).Where(row => row.Dimension == dimension).CountBy(row => row.Verdict);
            Console.WriteLine($"  {dimension,-9} " + string.Join("  ", verdicts.OrderBy(v => v.Key).Select(v => $"{v.Key} {v.Value}")));
        }
    }
}
