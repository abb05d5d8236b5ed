using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>The three things we judge; each is an amount: less is better.</summary>
public enum Dimension
{
    Texture,
    Evenness,
    Redness,

    /// <summary>Not judged: describes the conditions (shine, skin tone).</summary>
    Covariate,
}

/// <summary>A named, versioned number in one region. One file per metric; the catalogue lists them all.</summary>
/// <param name="Id">Stable id, e.g. <c>texture.roughness.1-3mm</c>.</param>
/// <param name="Version">Bumped whenever a value may change.</param>
/// <param name="Dimension">What it speaks of.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Measure">From a field seen through soft weights to a value or the reason why there is none.</param>
/// <param name="Logarithmic">Whether change is judged as a ratio (values above zero) or as a difference.</param>
public sealed record Metric(
    string Id, int Version, Dimension Dimension, string Unit, Func<MaskedSkin, Measured> Measure, bool Logarithmic)
{
    /// <summary>What the number means and where it fails; the source of docs/metrics.md.</summary>
    public required MetricDoc Doc { get; init; }

    /// <summary>One reading. To take several in one region, make the <see cref="MaskedSkin"/> once: they share its smoothed planes.</summary>
    /// <param name="weights">0..1, same size as the field; 0 is "not skin of this region".</param>
    public Measured Compute(SkinField field, Plane weights) => Measure(new MaskedSkin(field, weights));
}

/// <summary>A value, or the short reason why it is not measurable (<c>resolution</c>, <c>too_little_skin</c>, …).</summary>
public readonly record struct Measured
{
    private Measured(double value, string? notMeasurable)
    {
        Value = value;
        NotMeasurable = notMeasurable;
    }

    /// <summary>NaN when not measurable.</summary>
    public double Value { get; }

    public string? NotMeasurable { get; }

    public bool HasValue => NotMeasurable is null;

    public static Measured Of(double value) =>
        double.IsFinite(value) ? new Measured(value, null) : throw new ArgumentOutOfRangeException(nameof(value), value, "A reading must be finite.");

    public static Measured Not(string reason) => new(double.NaN, reason);
}
