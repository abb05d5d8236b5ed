using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Training;

/// <summary>True amounts of skin, each above 0; the model learns their natural logarithm.</summary>
public sealed record TrueAmounts(double Texture, double Evenness, double Redness)
{
    /// <exception cref="ArgumentOutOfRangeException">The dimension has no amount.</exception>
    public double LogOf(Dimension dimension) => Math.Log(dimension switch
    {
        Dimension.Texture => Texture,
        Dimension.Evenness => Evenness,
        Dimension.Redness => Redness,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Only texture, evenness and redness are amounts."),
    });

    /// <summary>Unit of an amount (training-data/README.md); <c>1</c> where it is a ratio.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The dimension has no amount.</exception>
    public static string UnitOf(Dimension dimension) => dimension switch
    {
        Dimension.Texture => "µm",
        Dimension.Evenness or Dimension.Redness => "1",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Only texture, evenness and redness are amounts."),
    };
}

/// <summary>One capture of skin whose truth is known.</summary>
/// <param name="Subject">Whose skin; all captures of a subject stand on one side of a split.</param>
/// <param name="Capture">Which photo of the subject, from 0.</param>
/// <param name="Features">What the photo shows.</param>
/// <param name="Truth">What the skin is.</param>
/// <param name="Conditions">How it was taken, by name (light, gloss, blur, tone, …): never learned from, only scored by.</param>
public sealed record Example(int Subject, int Capture, FeatureRow Features, TrueAmounts Truth, IReadOnlyDictionary<string, double> Conditions);
