using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>
/// Pairs of close-ups of one phantom skin in one careful clinic: 60 × 45 mm at nominally 8 pixels a millimetre, on another day with everything that differs
/// there. The skin is the same, or one thing about it has changed: relief, brown or red, as treatment changes real skin while the rest stays.
/// </summary>
internal sealed class CloseupRun(BenchSettings settings, Analyser analyser, PhotoCodec codec)
{
    /// <summary>Never a seed of a recipe in training-data.</summary>
    private const int Seed = 740_001;

    /// <param name="Truth">ln(after / before) of each dimension.</param>
    private sealed record Seen(CloseupCase Case, IReadOnlyDictionary<Dimension, double> Truth, bool IsRefused, IReadOnlyDictionary<Dimension, SeenChange> Changes);

    public void Write(Scores scores, TextWriter output)
    {
        var maker = PhantomRun.Maker(Seed, Care.Clinic);
        var seen = Bench.Each([.. Enumerable.Range(0, settings.CloseupSubjects)], subject => Pairs(maker, subject)).SelectMany(pairs => pairs).ToArray();
        var table = new TextTable(["second day", "n", "refused", .. Scores.Dimensions.SelectMany(d => new[] { $"| {d}: true %", "read %", "1.96·SD", "MDC mean", "improved", "worsened" })]);
        foreach (var group in seen.GroupBy(pair => pair.Case.Name)) Row(table, [.. group], scores);
        table.Write(output, "Close-ups of one phantom skin on two days in a careful clinic. Percent of the frame's amount, means; 1.96·SD is of what was read about what is true. Verdicts are false where nothing has changed; a filter changes nothing.");
        var relief = seen.Where(pair => pair.Case.IsOfRelief && pair.Changes.ContainsKey(Dimension.Texture)).ToArray();
        var rank = Statistics.Spearman([.. relief.Select(pair => pair.Changes[Dimension.Texture].Log)], [.. relief.Select(pair => pair.Truth[Dimension.Texture])]);
        output.WriteLine($"  Rank correlation of the change of texture with the true one, relief alone, all skins together: {Scores.Cell(scores.Keep("closeups.texture.rank", rank), "0.00")}");
    }

    private List<Seen> Pairs(PatchMaker maker, int subject)
    {
        var key = new PhantomKey(subject, 0, 0);
        var (untreated, amounts) = (maker.Make(key), maker.AmountsOf(key));
        var before = CloseupStudy.Look(codec, untreated);
        var pairs = new List<Seen>();
        foreach (var one in settings.Closeups)
        {
            var random = (key with { Capture = 1 + pairs.Count }).Capturing(Seed);
            var capture = CaptureDraw.Of(Care.Clinic, key.Habit(Seed), random);
            var patch = maker.Make(key, one.Treat(amounts), capture with { Camera = capture.Camera with { BeautyStrength = one.Filter } }, random);
            var comparison = analyser.Compare(before, CloseupStudy.Look(codec, patch));
            pairs.Add(new Seen(one, Truth(untreated.Truth, patch.Truth), !comparison.Comparable, SeenChange.Of(comparison.Changes)));
        }

        return pairs;
    }

    private static Dictionary<Dimension, double> Truth(RegionTruth before, RegionTruth after) => new()
    {
        [Dimension.Texture] = Math.Log(after.Texture / before.Texture),
        [Dimension.Evenness] = Math.Log(after.Evenness / before.Evenness),
        [Dimension.Redness] = Math.Log(after.Redness / before.Redness),
    };

    private static void Row(TextTable table, Seen[] pairs, Scores scores) => table.Add(
        [pairs[0].Case.Name, $"{pairs.Length}", $"{pairs.Count(pair => pair.IsRefused)}", .. Scores.Dimensions.SelectMany(d => Cells(d, pairs, scores))]);

    private static string[] Cells(Dimension dimension, Seen[] all, Scores scores)
    {
        Seen[] pairs = [.. all.Where(pair => pair.Changes.ContainsKey(dimension))];
        if (pairs.Length == 0) return ["| –", "–", "–", "–", "–", "–"];
        var (one, name) = (all[0].Case, $"{all[0].Case.Score}.{Scores.Name(dimension)}");
        SeenChange[] seen = [.. pairs.Select(pair => pair.Changes[dimension])];
        double[] errors = [.. pairs.Select(pair => pair.Changes[dimension].Log - pair.Truth[dimension])];
        var (bias, truth) = (errors.Average(), pairs.Average(pair => pair.Truth[dimension]));
        var spread = Change.Z95 * Math.Sqrt(errors.Average(error => (error - bias) * (error - bias)));
        var (improved, worsened) = (seen.Count(change => change.Verdict == Verdict.Improved), seen.Count(change => change.Verdict == Verdict.Worsened));
        if (!one.Changes.Contains(dimension)) scores.Share(name + ".false", improved + worsened, seen.Length);
        else scores.Share(name + ".found", truth < 0 ? improved : worsened, seen.Length);
        return
        [
            "| " + Scores.Cell(Scores.Percent(truth)), Scores.Cell(Scores.Percent(seen.Average(change => change.Log))),
            Scores.Cell(scores.Keep(name + ".spread", Scores.Percent(spread))), Scores.Cell(scores.Keep(name + ".mdc", seen.Average(change => Scores.Percent(change.Mdc)))),
            $"{improved}", $"{worsened}",
        ];
    }
}
