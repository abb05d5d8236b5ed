using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>
/// A plain reading put on the scale of the truth, so that its errors can stand beside the model's: the mean of some metrics
/// (each less its mean over the training subjects, so that one that a photo does not carry is simply left out), then one straight
/// line fitted on the training subjects. What it cannot read it takes for average.
/// </summary>
/// <param name="Name"><c>composite</c>, or the id of the best single metric.</param>
/// <param name="Metrics">Ids.</param>
/// <param name="Means">Mean of each over the training subjects.</param>
/// <param name="Slope">ln of truth per unit of the mean.</param>
/// <param name="Intercept">ln of truth where the mean is 0.</param>
public sealed record PlainScale(string Name, IReadOnlyList<string> Metrics, IReadOnlyList<double> Means, double Slope, double Intercept)
{
    public const string Composite = "composite";

    /// <summary>The composite, and the single metric of any dimension that follows the truth best over the training subjects.</summary>
    public static IReadOnlyList<PlainScale> Fit(Dimension dimension, IReadOnlyList<Example> train)
    {
        double[] truth = [.. train.Select(example => example.Truth.LogOf(dimension))];
        var best = MetricCatalogue.All.Where(metric => metric.Dimension != Dimension.Covariate)
            .Select(metric => FitOne(metric.Id, [metric.Id], train, truth))
            .MaxBy(scale => Math.Abs(Statistics.Spearman([.. train.Select(example => scale.Read(example.Features))], truth)) is var follows && double.IsFinite(follows) ? follows : 0)!;
        return [FitOne(Composite, PlainChange.ComposedOf(dimension), train, truth), best];
    }

    /// <summary>ln of the amount.</summary>
    public double Read(FeatureRow row) => Intercept + (Slope * Mean(row, Metrics, Means));

    /// <summary>Whether any of its metrics could be read.</summary>
    public bool CanRead(FeatureRow row) => Metrics.Any(id => float.IsFinite(row[id]));

    private static PlainScale FitOne(string name, IReadOnlyList<string> metrics, IReadOnlyList<Example> train, double[] truth)
    {
        double[] means = [.. metrics.Select(id => train.Select(example => (double)example.Features[id]).Where(double.IsFinite).DefaultIfEmpty(0).Average())];
        var read = train.Index().Where(e => metrics.Any(id => float.IsFinite(e.Item.Features[id]))).ToArray();
        if (read.Length == 0) return new PlainScale(name, metrics, means, 0, truth.Average());
        var (slope, intercept) = Statistics.Line(
            [.. read.Select(e => Mean(e.Item.Features, metrics, means))], [.. read.Select(e => truth[e.Index])]);
        return new PlainScale(name, metrics, means, slope, intercept);
    }

    private static double Mean(FeatureRow row, IReadOnlyList<string> metrics, IReadOnlyList<double> means) =>
        metrics.Zip(means, (id, mean) => row[id] - mean).Where(double.IsFinite).DefaultIfEmpty(0).Average();
}
