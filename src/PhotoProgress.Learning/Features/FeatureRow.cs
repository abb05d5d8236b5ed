using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>One region of one photo as the model reads it: a value for each feature of <see cref="FeatureSet"/>, NaN where not measurable.</summary>
public sealed class FeatureRow
{
    private readonly float[] _values;

    /// <param name="values">In the order of <see cref="FeatureSet.All"/>; finite, or NaN.</param>
    /// <exception cref="ArgumentException">The number of values is not that of the features, or one is infinite.</exception>
    public FeatureRow(ReadOnlySpan<float> values)
    {
        if (values.Length != FeatureSet.Count)
            throw new ArgumentException($"A row of {values.Length} values for {FeatureSet.Count} features.", nameof(values));
        foreach (var value in values)
        {
            if (float.IsInfinity(value)) throw new ArgumentException("A feature is infinite; not measurable is NaN.", nameof(values));
        }

        _values = values.ToArray();
    }

    public ReadOnlySpan<float> Values => _values;

    /// <summary>The value of a feature; NaN where it was not measurable.</summary>
    /// <exception cref="KeyNotFoundException">No feature has this id.</exception>
    public float this[string id] => _values[FeatureSet.IndexOf(id)];

    /// <summary>Reads all features of skin seen through soft weights.</summary>
    /// <param name="weights">0..1, same size as the field; 0 is "not skin of this region".</param>
    public static FeatureRow Of(SkinField field, Plane weights)
    {
        var sample = new SkinSample(field, weights);
        var values = new float[FeatureSet.Count];
        for (var i = 0; i < values.Length; i++) values[i] = (float)FeatureSet.All[i].Read(sample);
        return new FeatureRow(values);
    }
}
