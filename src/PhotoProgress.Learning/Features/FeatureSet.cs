using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Learning.Features;

/// <summary>
/// The features that this program reads, in the order of a row: every metric of the catalogue (ln of those that are judged as
/// ratios), then <see cref="ModelFeatures"/>. A model carries these names with their versions and is refused where they differ.
/// </summary>
public static class FeatureSet
{
    public static IReadOnlyList<Feature> All { get; } = [.. MetricCatalogue.All.Select(OfMetric), .. ModelFeatures.All];

    /// <summary>Id and version of each feature.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(feature => feature.Name)];

    public static int Count => All.Count;

    /// <exception cref="KeyNotFoundException">No feature has this id.</exception>
    public static int IndexOf(string id) =>
        All.Index().FirstOrDefault(f => f.Item.Id == id, (Index: -1, Item: All[0])).Index is var at and >= 0
            ? at : throw new KeyNotFoundException($"There is no feature '{id}'.");

    /// <summary>Why a model that learned from these names cannot be used here; null where it can.</summary>
    public static string? Difference(IReadOnlyList<string> learned)
    {
        for (var i = 0; i < Math.Min(learned.Count, Count); i++)
        {
            if (learned[i] == Names[i]) continue;
            var (id, version) = Parts(learned[i]);
            return All.FirstOrDefault(f => f.Id == id) is { } here && here.Name != learned[i]
                ? $"it learned from {id} version {version}, and this program measures version {here.Version}"
                : $"feature {i + 1} is {learned[i]}, and here it is {Names[i]}";
        }

        return learned.Count == Count ? null : $"it learned from {learned.Count} features, and this program measures {Count}";
    }

    private static (string Id, string Version) Parts(string name) =>
        name.LastIndexOf('@') is var at and > 0 ? (name[..at], name[(at + 1)..]) : (name, "unknown");

    private static Feature OfMetric(Metric metric) => new(
        metric.Id, metric.Version, GroupOf(metric.Id),
        metric.Logarithmic ? s => ModelFeatures.Ln(metric.Measure(s.Skin).Value) : s => metric.Measure(s.Skin).Value);

    private static FeatureGroup GroupOf(string metric) => metric switch
    {
        "texture.roughness.0.2-0.5mm" or "texture.roughness.0.5-1mm" => FeatureGroup.FineRelief,
        "texture.roughness.3-8mm" => FeatureGroup.CoarseRelief,
        "texture.pores" => FeatureGroup.Pores,
        _ when metric.StartsWith("texture.", StringComparison.Ordinal) => FeatureGroup.Lines,
        _ when metric.StartsWith("evenness.spot", StringComparison.Ordinal) => FeatureGroup.BrownSpots,
        _ when metric.EndsWith("melanin", StringComparison.Ordinal) => FeatureGroup.BrownPatches,
        _ when metric.EndsWith("haemoglobin", StringComparison.Ordinal) || metric == "redness.patchiness" => FeatureGroup.RedPatches,
        _ when metric.StartsWith("evenness.", StringComparison.Ordinal) => FeatureGroup.Lightness,
        "redness.mean" => FeatureGroup.RedLevel,
        _ => FeatureGroup.Conditions,
    };
}
