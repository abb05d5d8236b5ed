using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>
/// Pairs of close-ups of one phantom skin in one careful clinic: 60 × 45 mm at nominally 8 pixels a millimetre, on another day with everything that differs
/// there. The skin is the same, or its relief alone has been scaled: what treatment does to real skin, while pigment and hair stay.
/// </summary>
internal sealed class CloseupRun(BenchSettings settings, Analyser analyser, PhotoCodec codec)
{
    /// <summary>Never a seed of a recipe in training-data.</summary>
    private const int Seed = 740_001;

    private const double Unchanged = 1;

    /// <param name="TrueLog">ln of the true texture, after over before.</param>
    private sealed record Seen(double Factor, double TrueLog, bool IsRefused, IReadOnlyDictionary<Dimension, SeenChange> Changes);

    public void Write(Scores scores, TextWriter output)
    {
        var maker = PhantomRun.Maker(Seed, Care.Clinic);
        var seen = Bench.Each([.. Enumerable.Range(0, settings.CloseupSubjects)], subject => Pairs(maker, subject)).SelectMany(pairs => pairs).ToArray();
        var table = new TextTable(["relief", "n", "refused", .. Scores.Dimensions.SelectMany(d => new[] { $"| {d}: mean %", "1.96·SD", "MDC mean", "improved", "worsened" })]);
        foreach (var group in seen.GroupBy(pair => pair.Factor)) Row(table, group.Key, [.. group], scores);
        table.Write(output, "Close-ups of one phantom skin on two days in a careful clinic. Percent of the frame's amount; verdicts on evenness and redness are false, and so are those on texture where relief is ×1.");
        var read = seen.Where(pair => pair.Changes.ContainsKey(Dimension.Texture)).ToArray();
        var rank = Statistics.Spearman([.. read.Select(pair => pair.Changes[Dimension.Texture].Log)], [.. read.Select(pair => pair.TrueLog)]);
        output.WriteLine($"  Rank correlation of the change of texture with the true one, all skins together: {Scores.Cell(scores.Keep("closeups.texture.rank", rank), "0.00")}");
    }

    private List<Seen> Pairs(PatchMaker maker, int subject)
    {
        var key = new PhantomKey(subject, 0, 0);
        var (untreated, amounts) = (maker.Make(key), maker.AmountsOf(key));
        var before = Look(untreated);
        var pairs = new List<Seen>();
        foreach (var factor in settings.CloseupRelief)
        {
            var random = (key with { Capture = 1 + pairs.Count }).Capturing(Seed);
            var patch = maker.Make(key, amounts.WithRelief(factor), CaptureDraw.Of(Care.Clinic, key.Habit(Seed), random), random);
            var comparison = analyser.Compare(before, Look(patch));
            pairs.Add(new Seen(factor, Math.Log(patch.Truth.Texture / untreated.Truth.Texture), !comparison.Comparable, SeenChange.Of([.. comparison.Changes.Where(change => change.Metric is null)])));
        }

        return pairs;
    }

    private AnalysedPhoto Look(PhantomPatch patch) => Analyser.LookCloseup(codec.Decode(patch.Jpeg(codec)).Value, patch.Key.FileStem);

    private static void Row(TextTable table, double factor, Seen[] pairs, Scores scores)
    {
        var name = FormattableString.Invariant($"closeups.relief.{factor}");
        table.Add([FormattableString.Invariant($"×{factor}"), $"{pairs.Length}", $"{pairs.Count(pair => pair.IsRefused)}", .. Scores.Dimensions.SelectMany(d => Cells($"{name}.{Scores.Name(d)}", d, factor, pairs, scores))]);
    }

    private static string[] Cells(string name, Dimension dimension, double factor, Seen[] pairs, Scores scores)
    {
        SeenChange[] seen = [.. pairs.Select(pair => pair.Changes.GetValueOrDefault(dimension)).OfType<SeenChange>()];
        if (seen.Length == 0) return ["| –", "–", "–", "–", "–"];
        var mean = seen.Average(change => change.Log);
        var spread = Change.Z95 * Math.Sqrt(seen.Average(change => (change.Log - mean) * (change.Log - mean)));
        var (improved, worsened) = (seen.Count(change => change.Verdict == Verdict.Improved), seen.Count(change => change.Verdict == Verdict.Worsened));
        if (dimension != Dimension.Texture || factor == Unchanged) scores.Share(name + ".false", improved + worsened, seen.Length);
        else scores.Share(name + ".found", factor < Unchanged ? improved : worsened, seen.Length);
        return
        [
            "| " + Scores.Cell(Scores.Percent(mean)), Scores.Cell(scores.Keep(name + ".spread", Scores.Percent(spread))),
            Scores.Cell(scores.Keep(name + ".mdc", seen.Average(change => Scores.Percent(change.Mdc)))), $"{improved}", $"{worsened}",
        ];
    }
}
