using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Model;

/// <summary>What a group of features adds to a prediction.</summary>
/// <param name="Log">ln units; below 0 it lowers the amount.</param>
public sealed record Contribution(FeatureGroup Group, double Log);

/// <summary>An amount of one photo as the model sees it.</summary>
/// <param name="LogAmount">ln of the amount, in the unit of its truth (training-data/README.md).</param>
/// <param name="StandardError">Of <paramref name="LogAmount"/>; 1.96 of it on both sides cover 95 % of the calibration subjects' truths.</param>
/// <param name="Bias">Mean prediction over the training subjects, ln.</param>
/// <param name="Contributions">Sum to <paramref name="LogAmount"/> less <paramref name="Bias"/>; strongest first.</param>
/// <param name="Because">The main reason in a few words.</param>
/// <param name="Sentence">All of it in one plain sentence.</param>
public sealed record Estimate(
    Dimension Dimension, double LogAmount, double StandardError, double Bias, IReadOnlyList<Contribution> Contributions, string Because, string Sentence);

/// <summary>Change of an amount between two photos of one person's skin as the model sees it.</summary>
/// <param name="Change">ln(after / before) and its standard error.</param>
/// <param name="Contributions">Sum to the change; strongest first.</param>
/// <param name="Because">The main reason in a few words.</param>
/// <param name="Sentence">All of it in one plain sentence.</param>
public sealed record EstimatedChange(
    Dimension Dimension, LogChange Change, IReadOnlyList<Contribution> Contributions, string Because, string Sentence);
