using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>One way to put a number on the change of a pair.</summary>
/// <param name="Dimension">Of ours; null for a peer's.</param>
/// <param name="Serves">Kinds of injection that it could find.</param>
/// <param name="Direction">−1 where more of it is less of the amount.</param>
internal sealed record PairMeasure(string Name, Dimension? Dimension, string[] Serves, int Direction, Func<SeenPair, double?> Log)
{
    public const string LearnedName = "model";

    private const double QuietShare = 0.95;

    public static PairMeasure Ours(Dimension dimension, params string[] serves) =>
        new("ours", dimension, serves, 1, pair => pair.Changes.GetValueOrDefault(dimension)?.Log);

    public static PairMeasure Learned(Dimension dimension, params string[] serves) =>
        new(LearnedName, dimension, serves, 1, pair => pair.Model.TryGetValue(dimension, out var change) ? change.LogRatio : null);

    /// <summary>Measures of <c>bench/peers/peer_pairs.py</c>.</summary>
    public static IReadOnlyList<PairMeasure> Peers { get; } =
    [
        Peer("laplacian.variance", 1, Injection.TextureKind), Peer("glcm.contrast", 1, Injection.TextureKind),
        Peer("glcm.homogeneity", -1, Injection.TextureKind), Peer("lbp.entropy", 1, Injection.TextureKind),
        Peer("dog.0.3-3mm", 1, Injection.TextureKind), Peer("dog.0.9-3mm", 1, Injection.TextureKind),
        Peer("lab.lightness.spread", 1, Injection.BrownKind, Injection.RedKind), Peer("lab.redness.spread", 1, Injection.BrownKind, Injection.RedKind, Injection.DiffuseKind),
        Peer("lab.redness.mean", 1, Injection.RedKind, Injection.DiffuseKind),
    ];

    /// <summary>Change that the same skin exceeds once in twenty, ln; NaN without pairs.</summary>
    public double Mdc(IEnumerable<SeenPair> untreated)
    {
        double[] all = [.. untreated.Select(Log).OfType<double>().Select(Math.Abs).Order()];
        return all.Length == 0 ? double.NaN : all[(int)Math.Ceiling(QuietShare * all.Length) - 1];
    }

    /// <summary>Whether a known change is seen in its own direction beyond the given error, ln.</summary>
    public bool Finds(SeenPair pair, double mdc) =>
        Log(pair) is { } log && Math.Abs(log) > mdc && Math.Sign(log) * Direction == Math.Sign(Math.Log(pair.Known!.Factor));

    public double Rank(IReadOnlyList<SeenPair> injected)
    {
        SeenPair[] read = [.. injected.Where(pair => Log(pair) is not null)];
        return Direction * Statistics.Spearman([.. read.Select(pair => Log(pair)!.Value)], [.. read.Select(pair => pair.Known!.Factor)]);
    }

    /// <summary>Intraclass correlation of the measure's single values over the two captures of each person; NaN where there are none.</summary>
    public double Icc(IEnumerable<SeenPair> repeats) => Icc(
        repeats.Where(pair => PeerLog(pair, 0) is not null && PeerLog(pair, 1) is not null).SelectMany(pair => new[]
        {
            new Repeat(pair.Person, "1", PeerLog(pair, 0)!.Value), new Repeat(pair.Person, "2", PeerLog(pair, 1)!.Value),
        }));

    public static double Icc(IEnumerable<Repeat> values)
    {
        Repeat[] all = [.. values];
        return all.Length == 0 ? double.NaN : ReadingStatistics.Of(all).Icc?.Value ?? double.NaN;
    }

    private double? PeerLog(SeenPair pair, int crop) =>
        pair.Peers.Count > crop && pair.Peers[crop].GetValueOrDefault(Name) is > 0 and var value ? Math.Log(value) : null;

    private static PairMeasure Peer(string name, int direction, params string[] serves) => new(name, null, serves, direction, pair => pair.PeerLog(name));
}
