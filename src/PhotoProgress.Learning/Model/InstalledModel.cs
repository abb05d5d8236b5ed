using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Model;

/// <summary>
/// The released model, for what it says beside the verdicts. Where it cannot be used (XGBoost is not installed, the metrics have moved on,
/// a file is missing) it answers with the reason: nothing that a person asked for depends on it.
/// </summary>
public sealed class InstalledModel : IDisposable
{
    /// <summary>Environment variable that names another model's folder.</summary>
    public const string Variable = "PHOTOPROGRESS_MODEL";

    /// <summary>The model that comes with the program, below <c>models/</c>.</summary>
    public const string Released = "skin-3";

    /// <summary>
    /// How fine a whole face is read: as a coarser camera would see it, down to what the model has learned from. At 8 pixels per millimetre
    /// its features would hold 240 MB.
    /// </summary>
    public const double FacePixelsPerMm = PatchSetup.CoarsestPixelsPerMm;

    private readonly SkinModel? _model;
    private readonly string _name;

    private InstalledModel(string folder)
    {
        _name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        try
        {
            _model = SkinModel.Open(folder);
            _name = _model.Name;
        }
        catch (Exception fault) when (fault is FormatException or DllNotFoundException)
        {
            Missing = fault.Message.TrimEnd('.') + ".";
        }
    }

    /// <summary>Why it says nothing, in one line; null where it answers.</summary>
    public string? Missing { get; }

    /// <summary>Opens the folder that <see cref="Variable"/> names, else the released one; never fails.</summary>
    public static InstalledModel Open() =>
        Open(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : InstalledPath.Find(Directory.Exists, "models", Released));

    /// <summary>Opens a model's folder; never fails.</summary>
    public static InstalledModel Open(string folder) => new(folder);

    /// <summary>The amounts of one photo, over the whole.</summary>
    /// <param name="photo">With a face kept at <see cref="FacePixelsPerMm"/> or finer.</param>
    /// <returns>Null where the photo is refused.</returns>
    public ModelAnswer? Of(SummarisedPhoto photo)
    {
        if (photo.Skin is not { } skin) return null;
        if (_model is null) return new ModelAnswer(_name, [], Missing);
        var row = FeatureRow.Of(skin.Field, skin.Weights);
        return new ModelAnswer(_name, [.. Trainer.Amounts.Select(dimension => Score(_model.Predict(dimension, row), skin.Whole))], null);
    }

    /// <summary>The changes of a comparable pair, over the regions that were compared.</summary>
    /// <returns>Null where there is no pair.</returns>
    public ModelAnswer? Of(ComparedPair compared)
    {
        if (compared.Pair is not { } pair) return null;
        var whole = pair.Regions.ContainsKey(RegionNames.Frame) ? RegionNames.Frame : RegionNames.Face;
        var regions = compared.Comparison.Changes.Where(change => change.Verdict != Verdict.NotComparable && pair.Regions.ContainsKey(change.Region))
            .Select(change => change.Region).Distinct().ToArray();
        if (regions.Length == 0) return null;
        if (_model is null) return new ModelAnswer(_name, [], Missing);
        var (before, after) = PairFeatures.Of(FaceGrid.Of(pair, FacePixelsPerMm), compared.Blur, regions);
        return new ModelAnswer(_name, [.. Trainer.Amounts.Select(dimension => Score(_model.Compare(dimension, before, after), whole))], null);
    }

    /// <summary>The comparison with what the model says of it.</summary>
    public Comparison Told(ComparedPair compared) => compared.Comparison with { Model = Of(compared) };

    public void Dispose() => _model?.Dispose();

    private static ModelScore Score(Estimate estimate, string region)
    {
        var reach = Change.Z95 * estimate.StandardError;
        return new ModelScore(
            estimate.Dimension, region, Math.Exp(estimate.LogAmount), Math.Exp(estimate.LogAmount - reach), Math.Exp(estimate.LogAmount + reach),
            TrueAmounts.UnitOf(estimate.Dimension), estimate.Because);
    }

    private static ModelScore Score(EstimatedChange estimate, string region)
    {
        var (log, reach) = (estimate.Change.LogRatio, Change.Z95 * estimate.Change.StandardError);
        return new ModelScore(estimate.Dimension, region, Percent(log), Percent(log - reach), Percent(log + reach), "%", estimate.Because);
    }

    private static double Percent(double log) => 100 * (Math.Exp(log) - 1);
}
