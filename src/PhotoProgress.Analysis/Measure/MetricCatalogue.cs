using PhotoProgress.Analysis.Measure.Covariates;
using PhotoProgress.Analysis.Measure.Evenness;
using PhotoProgress.Analysis.Measure.Redness;
using PhotoProgress.Analysis.Measure.Texture;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Every metric there is, in the order of docs/metrics.md.</summary>
public static class MetricCatalogue
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        .. BandRoughness.Metrics,
        OrientedLines.Metric,
        Pores.Metric,
        LightnessUnevenness.Metric,
        MelaninUnevenness.Metric,
        HaemoglobinUnevenness.Metric,
        .. Homogeneity.Metrics,
        SpotArea.Metric,
        SpotSize.Metric,
        MeanRedness.Metric,
        RednessPatchiness.Metric,
        Shine.Metric,
        IndividualTypologyAngle.Metric,
    ];

    /// <summary>All metrics of one region, sharing what they smooth.</summary>
    /// <param name="weights">0..1, same size as the field; 0 is "not skin of this region".</param>
    public static IReadOnlyList<(Metric Metric, Measured Value)> MeasureAll(SkinField field, Plane weights) => MeasureAll(new MaskedSkin(field, weights));

    /// <inheritdoc cref="MeasureAll(SkinField, Plane)"/>
    public static IReadOnlyList<(Metric Metric, Measured Value)> MeasureAll(MaskedSkin skin) => [.. All.Select(metric => (metric, metric.Measure(skin)))];

    /// <exception cref="KeyNotFoundException">No metric has this id.</exception>
    public static Metric Get(string id) =>
        All.FirstOrDefault(metric => metric.Id == id) ?? throw new KeyNotFoundException($"There is no metric '{id}'.");
}
