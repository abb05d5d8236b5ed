using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>Tables of real pairs: untreated ones, and those with a known change.</summary>
internal sealed class PairTables(IReadOnlyList<SeenPerson> people, Scores scores, TextWriter output)
{
    private const double HighShare = 0.9;

    private static readonly PairMeasure[] Ours =
    [
        PairMeasure.Ours(Dimension.Texture, Injection.TextureKind), PairMeasure.Ours(Dimension.Evenness, Injection.BrownKind),
        PairMeasure.Ours(Dimension.Redness, Injection.RedKind, Injection.DiffuseKind),
    ];

    private readonly Dictionary<string, double> _ourIcc = [];
    private readonly SeenPair[] _pairs = [.. people.SelectMany(person => person.Pairs)];

    public void Untreated()
    {
        var table = new TextTable(["untreated pairs", "n", "refused", .. Scores.Dimensions.SelectMany(d => new[] { $"| {d}: mean %", "1.96·SD", "MDC mean", "MDC 90 %", "false" })]);
        var (repeats, copies) = (_pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.Repeat }).ToArray(), _pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.Copy }).ToArray());
        Row(table, "same file", "all", [.. _pairs.Where(pair => pair.Kind == PairKind.Itself)]);
        Row(table, "repeats", "all", repeats);
        Row(table, "repeats", "expression alike", [.. repeats.Where(pair => !pair.IsBent)]);
        Row(table, "repeats", "another expression", [.. repeats.Where(pair => pair.IsBent)]);
        foreach (var tone in ToneGroups.All) Row(table, "repeats", tone, [.. repeats.Where(pair => pair.Tone == tone)]);
        Row(table, "repeats", "under nuisance", [.. _pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.RepeatCopy })]);
        foreach (var detail in copies.GroupBy(pair => pair.Detail)) Row(table, "copies", detail.Key, [.. detail]);
        foreach (var tone in ToneGroups.All) Row(table, "copies", tone, [.. copies.Where(pair => pair.Tone == tone)]);
        Row(table, "copies", "all", copies);
        table.Write(output, "Untreated: the same skin. Repeats are two captures of a person (neutral, smiling; with another expression cheeks, mouth, chin and eyes are left out), copies the same photo under nuisance. Percent of the whole face's amount; false: verdicts.");
        foreach (var pair in repeats.Concat(copies)) False(pair);
        Reliability();
    }

    private void False(SeenPair pair)
    {
        foreach (var (dimension, change) in pair.Changes.Where(row => row.Value.IsVerdict))
            output.WriteLine($"  false: {pair.Person} ({pair.Tone}), {pair.Detail}: {Scores.Name(dimension)} {Scores.Cell(Scores.Percent(change.Log))} %, MDC {Scores.Cell(Scores.Percent(change.Mdc))} %");
    }

    private void Row(TextTable table, string kind, string group, SeenPair[] pairs)
    {
        if (pairs.Length == 0) return;
        var read = pairs.Where(pair => pair.Refusals.Count == 0).ToArray();
        table.Add([$"{kind}, {group}", $"{pairs.Length}", $"{pairs.Length - read.Length}", .. Scores.Dimensions.SelectMany(d => Cells($"untreated.{kind.Replace(' ', '_')}.{group.Replace(' ', '_')}.{Scores.Name(d)}", d, read))]);
    }

    private string[] Cells(string name, Dimension dimension, SeenPair[] read)
    {
        SeenChange[] seen = [.. read.Select(pair => pair.Changes.GetValueOrDefault(dimension)).OfType<SeenChange>()];
        if (seen.Length == 0) return ["| –", "–", "–", "–", "–"];
        var spread = Change.Z95 * Math.Sqrt(seen.Average(change => change.Log * change.Log));
        double[] stated = [.. seen.Select(change => change.Mdc).Order()];
        var wrong = seen.Count(change => change.IsVerdict);
        scores.Share(name + ".false", wrong, seen.Length);
        return
        [
            "| " + Scores.Cell(Scores.Percent(seen.Average(change => change.Log))), Scores.Cell(scores.Keep(name + ".spread", Scores.Percent(spread))),
            Scores.Cell(scores.Keep(name + ".mdc", stated.Average(Scores.Percent))), Scores.Cell(Scores.Percent(stated[(int)Math.Ceiling(HighShare * stated.Length) - 1])), $"{wrong}",
        ];
    }

    /// <summary>
    /// Single readings, each photo on its own, with all that a smile bends: what a naive before-and-after would rest on. And as compared, where
    /// the difference is the pair's own, like with like, about the mean of the two readings; a peer's measures are taken on the same crops.
    /// </summary>
    private void Reliability()
    {
        var table = new TextTable("amount", "people", "single readings", "as compared");
        foreach (var dimension in Scores.Dimensions)
        {
            var ids = PairAmounts.Composing(dimension).Where(id => people.All(person => person.Readings.Neutral.ContainsKey(id) && person.Readings.Smiling.ContainsKey(id))).ToArray();
            if (ids.Length == 0) continue;
            double Neutral(SeenPerson person) => ids.Average(id => person.Readings.Neutral[id]);
            double Smiling(SeenPerson person) => ids.Average(id => person.Readings.Smiling[id]);
            var single = PairMeasure.Icc(people.SelectMany(person => Two(person, Neutral(person), Smiling(person))));
            var compared = PairMeasure.Icc(
                from person in people
                let change = person.Pairs.FirstOrDefault(pair => pair.Kind == PairKind.Repeat)?.Changes.GetValueOrDefault(dimension)
                where change is not null
                let mean = 0.5 * (Neutral(person) + Smiling(person))
                from value in Two(person, mean - (0.5 * change.Log), mean + (0.5 * change.Log))
                select value);
            foreach (var kind in Ours.Where(measure => measure.Dimension == dimension).SelectMany(measure => measure.Serves)) _ourIcc[kind] = compared;
            table.Add(
                $"{Scores.Name(dimension)}: {string.Join(", ", ids)}", $"{people.Count}", Scores.Cell(scores.Keep($"icc.{Scores.Name(dimension)}", single), "0.00"),
                Scores.Cell(scores.Keep($"icc.compared.{Scores.Name(dimension)}", compared), "0.00"));
        }

        table.Write(output, "Reliability over the two captures of each person (mean of ln of the metrics), ICC(1,1).");
    }

    private static Repeat[] Two(SeenPerson person, double first, double second) => [new(person.Readings.Person, "1", first), new(person.Readings.Person, "2", second)];

    public void Injected()
    {
        foreach (var kind in Injection.Kinds)
        {
            var known = _pairs.Where(pair => pair.Known?.Kind == kind && pair.Kind == PairKind.Copy && pair.Refusals.Count == 0).ToArray();
            if (known.Length > 0) Found(kind, known, $"{kind}, on a copy under mixed nuisance", kind);
            var smile = _pairs.Where(pair => pair.Known?.Kind == kind && pair.Kind == PairKind.RepeatCopy && pair.Refusals.Count == 0).ToArray();
            if (smile.Length > 0) Found(kind, smile, $"{kind}, on the person's other capture under mixed nuisance", kind + ".repeat");
        }

        CrossTalk();
    }

    private void Found(string kind, SeenPair[] known, string title, string key)
    {
        var byFactor = known.GroupBy(pair => pair.Known!.Factor).OrderBy(group => group.Key).ToArray();
        var copies = _pairs.Where(pair => pair is { IsUntreated: true, Kind: PairKind.Copy, Detail: SeenPair.Mixed }).ToArray(); // as the known changes are
        var alike = known[0].Kind == PairKind.Copy ? PairKind.Repeat : PairKind.RepeatCopy;
        var repeats = _pairs.Where(pair => pair.IsUntreated && pair.Kind == alike).ToArray();
        var quiet = known[0].Kind == PairKind.Copy ? copies : repeats;
        var table = new TextTable(["measure", "MDC copies %", "MDC repeats %", "ICC", .. byFactor.Select(group => Scores.Cell(group.Key, "×0.##")), "rank"]);
        var ours = Ours.Single(measure => measure.Serves.Contains(kind));
        table.Add(
        [
            "ours, verdicts", "stated", "stated", "", .. byFactor.Select(group => scores.Share(
                FormattableString.Invariant($"injected.{key}.{group.Key}.found"), group.Count(IsRight), group.Count())),
            Scores.Cell(scores.Keep($"injected.{key}.rank", ours.Rank(known)), "0.00"),
        ]);
        foreach (var measure in (PairMeasure[])[ours, .. PairMeasure.Peers.Where(peer => peer.Serves.Contains(kind))])
            AtItsOwnError(table, measure, key, kind, byFactor, copies, repeats, measure.Mdc(quiet));
        table.Write(output, $"Known change: {title}. Percent found in its own direction; a measure's MDC is what 95 % of untreated pairs stay below (copies: mixed ones; for the other capture: that capture under nuisance); n = {byFactor[0].Count()} a column.");
    }

    private void AtItsOwnError(TextTable table, PairMeasure measure, string key, string known, IGrouping<double, SeenPair>[] byFactor, SeenPair[] copies, SeenPair[] repeats, double mdc)
    {
        if (!double.IsFinite(mdc)) return;
        var name = $"{key}.{measure.Name}";
        table.Add(
        [
            measure.Name, Scores.Cell(scores.Keep($"mdc.copies.{name}", Scores.Percent(measure.Mdc(copies)))), Scores.Cell(scores.Keep($"mdc.repeats.{name}", Scores.Percent(measure.Mdc(repeats)))),
            Scores.Cell(measure.Dimension is null ? scores.Keep($"icc.{name}", measure.Icc(repeats)) : _ourIcc.GetValueOrDefault(known, double.NaN), "0.00"),
            .. byFactor.Select(group => Scores.Cell(scores.Keep(
                FormattableString.Invariant($"found.{name}.{group.Key}"), 100.0 * group.Count(pair => measure.Finds(pair, mdc)) / group.Count()), "0")),
            Scores.Cell(scores.Keep($"rank.{name}", measure.Rank([.. byFactor.SelectMany(group => group)])), "0.00"),
        ]);
    }

    private void CrossTalk()
    {
        var table = new TextTable(["known change", "n", .. Scores.Dimensions.Select(d => $"verdicts {Scores.Name(d)} %")]);
        int wrong = 0, all = 0;
        foreach (var group in _pairs.Where(pair => pair is { Known: not null, Refusals.Count: 0 }).GroupBy(pair => (pair.Known!.Name, pair.Kind)))
        {
            var known = group.First().Known!;
            string Cell(Dimension dimension)
            {
                SeenChange[] seen = [.. group.Select(pair => pair.Changes.GetValueOrDefault(dimension)).OfType<SeenChange>()];
                if (seen.Length == 0) return "–";
                var spoke = seen.Count(change => change.IsVerdict);
                if (!known.Untouched.Contains(dimension)) return $"({Scores.Cell(100.0 * spoke / seen.Length, "0")})";
                (wrong, all) = (wrong + spoke, all + seen.Length);
                return Scores.Cell(100.0 * spoke / seen.Length, "0");
            }

            table.Add(known.Name + (group.Key.Kind == PairKind.Copy ? "" : ", other capture"), $"{group.Count()}", Cell(Dimension.Texture), Cell(Dimension.Evenness), Cell(Dimension.Redness));
        }

        table.Add("cross-talk in all", $"{all}", scores.Share("crosstalk", wrong, all));
        table.Write(output, "Cross-talk: verdicts in a dimension that was not changed (in brackets: changed, or bound to follow).");
    }

    private static bool IsRight(SeenPair pair) => pair.Changes.GetValueOrDefault(pair.Known!.Target)?.Verdict == pair.Known.Right;
}
