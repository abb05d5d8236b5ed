using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Model;

/// <summary>
/// The learned model: from a region's features to its true texture, evenness and redness, each with a calibrated error and
/// its reasons. The only class that the rest of the program sees of XGBoost. May be used from several threads.
/// </summary>
public sealed class SkinModel : IDisposable
{
    private readonly Dictionary<Dimension, AmountModel> _parts;

    internal SkinModel(string name, IReadOnlyList<AmountModel> parts)
    {
        Name = name;
        _parts = parts.ToDictionary(part => part.Dimension);
    }

    /// <summary>Name and version, e.g. <c>skin-3</c>.</summary>
    public string Name { get; }

    internal IEnumerable<AmountModel> Parts => _parts.Values;

    /// <summary>Reads a model's folder.</summary>
    /// <exception cref="FormatException">A file is missing, broken, of another model, or learned from other features; one line says which.</exception>
    /// <exception cref="DllNotFoundException">XGBoost is not installed.</exception>
    public static SkinModel Open(string folder) => ModelFolder.Read(folder);

    /// <summary>Writes the model's folder; the same model gives the same bytes.</summary>
    public void Save(string folder) => ModelFolder.Write(this, folder);

    /// <summary>An amount of one photo's region.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not learned.</exception>
    public Estimate Predict(Dimension dimension, FeatureRow photo)
    {
        var part = PartOf(dimension);
        var raw = part.Levels([photo])[0];
        var (groups, bias) = part.ExplainLevel(photo);
        var difference = raw.LogAmount - bias;
        return new Estimate(
            dimension, raw.LogAmount, raw.StandardError, bias, groups, PlainWords.BecauseOfLevel(difference, groups), PlainWords.OfLevel(dimension, difference, groups));
    }

    /// <summary>
    /// Change of an amount between two photos of one person's skin: the plain change, corrected by what light and camera are seen to
    /// have done. The two should be read alike, on one grid, one mask and one blur (<see cref="PairFeatures"/>). Swapping the
    /// photos turns the sign, and a photo compared with itself has not changed, exactly.
    /// </summary>
    /// <inheritdoc cref="Predict"/>
    public EstimatedChange Compare(Dimension dimension, FeatureRow before, FeatureRow after)
    {
        var part = PartOf(dimension);
        var change = part.Changes([(before, after)])[0];
        var groups = part.ExplainChange(before, after);
        return new EstimatedChange(
            dimension, change, groups, PlainWords.BecauseOfChange(change, groups), PlainWords.OfChange(dimension, change, groups));
    }

    public void Dispose()
    {
        foreach (var part in _parts.Values) part.Dispose();
    }

    internal AmountModel PartOf(Dimension dimension) => _parts.TryGetValue(dimension, out var part)
        ? part : throw new ArgumentOutOfRangeException(nameof(dimension), dimension, $"The model {Name} knows nothing of this dimension.");
}
