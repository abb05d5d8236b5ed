using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>A close-up of phantom skin as measures see it.</summary>
/// <param name="Readings">Our plain readings of the frame.</param>
/// <param name="Peers">A peer's measures of the same frame and mask; empty where they were not taken.</param>
/// <param name="Model">The learned model's answers; empty where they were not taken.</param>
internal sealed record PhantomView(
    IReadOnlyDictionary<string, double> Readings, IReadOnlyDictionary<string, double?> Peers, IReadOnlyDictionary<Dimension, PhantomAnswer> Model);

/// <summary>A measure's answer, ln.</summary>
/// <param name="Log">ln of the amount, on the measure's own scale or the truth's.</param>
/// <param name="StandardError">Of <paramref name="Log"/>, so that 1.96 of it on both sides claim 95 %; null for a measure that claims nothing.</param>
internal readonly record struct PhantomAnswer(double Log, double? StandardError);

/// <summary>One way to read an amount of phantom skin.</summary>
/// <param name="OnTruthScale">Whether its answers are ln of the truth's own unit. All others are put there by one straight line, which favours them.</param>
/// <param name="Read">Null where the measure cannot say.</param>
internal sealed record PhantomMeasure(string Name, Dimension Dimension, bool OnTruthScale, Func<PhantomView, PhantomAnswer?> Read)
{
    public const string Plain = "ours, plain";

    /// <summary>All measures, by dimension ours first, then the learned model, then peers.</summary>
    public static IReadOnlyList<PhantomMeasure> All { get; } =
    [
        Composite(Dimension.Texture), Learned(Dimension.Texture), .. Peer(Dimension.Texture, "laplacian.variance", "glcm.contrast", "glcm.homogeneity", "lbp.entropy", "dog.0.3-3mm", "dog.0.9-3mm"),
        Composite(Dimension.Evenness), Learned(Dimension.Evenness), .. Peer(Dimension.Evenness, "lab.lightness.spread", "lab.redness.spread"),
        Composite(Dimension.Redness), Learned(Dimension.Redness), .. Peer(Dimension.Redness, "lab.redness.mean", "lab.redness.spread"),
    ];

    /// <summary>On the truth's scale and with its own error.</summary>
    private static PhantomMeasure Learned(Dimension dimension) =>
        new(PairMeasure.LearnedName, dimension, true, view => view.Model.TryGetValue(dimension, out var answer) ? answer : null);

    /// <summary>Mean of ln of the metrics that make up a dimension, those that the photo carries.</summary>
    private static PhantomMeasure Composite(Dimension dimension)
    {
        var ids = PairAmounts.Composing(dimension).Where(id => id != "texture.roughness.0.2-0.5mm").ToArray(); // 2.5 pixels a period here
        return new PhantomMeasure(Plain, dimension, false, view =>
        {
            if (!ids.All(view.Readings.ContainsKey)) return null;
            return new PhantomAnswer(ids.Average(id => view.Readings[id]), null);
        });
    }

    private static IEnumerable<PhantomMeasure> Peer(Dimension dimension, params string[] names) => names.Select(name => new PhantomMeasure(
        name, dimension, false, view => view.Peers.GetValueOrDefault(name) is > 0 and var value ? new PhantomAnswer(Math.Log(value), null) : null));
}
