using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>What was seen of a dimension of the whole face.</summary>
/// <param name="Log">ln(after / before).</param>
/// <param name="Mdc">Minimal detectable change as stated, ln.</param>
internal sealed record SeenChange(double Log, double Mdc, Verdict Verdict)
{
    public bool IsVerdict => Verdict is Verdict.Improved or Verdict.Worsened;

    /// <summary>The dimensions of the whole face as a table of repeatability judges them.</summary>
    /// <param name="rows">Their amounts, too: what one shows is part of another's error.</param>
    public static IReadOnlyDictionary<Dimension, SeenChange> Of(PairJudge judge, IReadOnlyList<PairRow> rows) => Of(judge.Judge(rows));

    /// <summary>The dimensions among the changes of one region.</summary>
    public static IReadOnlyDictionary<Dimension, SeenChange> Of(IEnumerable<Change> changes) => changes
        .Where(change => change.Metric is null && change.ChangePercent is not null)
        .ToDictionary(change => change.Dimension, change => new SeenChange(LogOf(change.ChangePercent!.Value), LogOf(change.MdcPercent!.Value), change.Verdict));

    private static double LogOf(double percent) => Math.Log(1 + (percent / 100));
}

/// <summary>What is kept of a pair of photos: its crops are large.</summary>
/// <param name="Tone">Group of the person's skin tone.</param>
/// <param name="Detail">Which nuisance, or the injection's name.</param>
/// <param name="Known">The change that was put in; null where the skin is the same.</param>
/// <param name="Refusals">Codes.</param>
/// <param name="Rows">Each dimension of the whole face and its amounts before the table of repeatability spoke.</param>
/// <param name="Model">The learned model's changes of the same skin; empty where they were not taken.</param>
/// <param name="Peers">A peer's measures of the two crops; empty where they were not taken.</param>
/// <param name="IsBent">Whether the expression differs so far that the regions it bends are left out.</param>
internal sealed record SeenPair(
    string Person, string Tone, PairKind Kind, string Detail, Injection? Known, IReadOnlyList<string> Refusals,
    IReadOnlyDictionary<Dimension, SeenChange> Changes, IReadOnlyList<PairRow> Rows, IReadOnlyDictionary<Dimension, LogChange> Model,
    IReadOnlyList<IReadOnlyDictionary<string, double?>> Peers, bool IsBent)
{
    /// <summary>Detail of a copy under all nuisance at once.</summary>
    public const string Mixed = "mixed";

    public bool IsUntreated => Known is null;

    /// <summary>ln(after / before) of a peer's measure; null where it cannot be taken.</summary>
    public double? PeerLog(string measure) =>
        Peers.Count == 2 && Peers[0].GetValueOrDefault(measure) is > 0 and var before && Peers[1].GetValueOrDefault(measure) is > 0 and var after
            ? Math.Log(after / before) : null;
}

/// <summary>What the photo after is.</summary>
internal enum PairKind
{
    /// <summary>The same file.</summary>
    Itself,

    /// <summary>The same photo under nuisance.</summary>
    Copy,

    /// <summary>The person's other capture.</summary>
    Repeat,

    /// <summary>The person's other capture, under nuisance.</summary>
    RepeatCopy,
}

/// <summary>Plain readings of one person's two captures, each on its own: ln of metric by id.</summary>
internal sealed record SeenReadings(string Person, IReadOnlyDictionary<string, double> Neutral, IReadOnlyDictionary<string, double> Smiling);

/// <summary>Everything seen of one person.</summary>
internal sealed record SeenPerson(IReadOnlyList<SeenPair> Pairs, SeenReadings Readings);
