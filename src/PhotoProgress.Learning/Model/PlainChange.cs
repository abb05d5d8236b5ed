using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Model;

/// <summary>
/// The plain reading of a change that the learned part only corrects: the mean change of the metrics that a comparison is composed
/// of (<see cref="PairAmounts"/>), of those that both photos show.
/// </summary>
public static class PlainChange
{
    /// <summary>Features whose mean makes up a dimension, each a logarithm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not judged.</exception>
    public static IReadOnlyList<string> ComposedOf(Dimension dimension) => dimension switch
    {
        Dimension.Texture => ["texture.roughness.0.2-0.5mm", "texture.roughness.0.5-1mm", "texture.roughness.1-3mm"],
        Dimension.Evenness => ["skin.lightness.8-30mm", "skin.melanin.8-30mm", "skin.haemoglobin.8-30mm"],
        Dimension.Redness => ["redness.mean", "skin.haemoglobin.8-30mm"],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Only texture, evenness and redness are composed."),
    };

    /// <summary>ln(after / before); 0 where nothing could be read in both.</summary>
    public static double Of(Dimension dimension, FeatureRow before, FeatureRow after) => Parts(dimension, before, after).Sum(part => part.Log);

    /// <summary>What each metric adds to it.</summary>
    internal static IReadOnlyList<Contribution> Parts(Dimension dimension, FeatureRow before, FeatureRow after)
    {
        var read = ComposedOf(dimension).Select(id => (Feature: FeatureSet.All[FeatureSet.IndexOf(id)], Log: (double)after[id] - before[id]))
            .Where(change => double.IsFinite(change.Log)).ToArray();
        return [.. read.Select(change => new Contribution(change.Feature.Group, change.Log / read.Length))];
    }
}
