using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>What has become of a phantom skin on the second day.</summary>
/// <param name="Kind">First word of its name.</param>
/// <param name="Size">Amount after over before; strength of a filter.</param>
/// <param name="Changes">Dimensions that truly change: a verdict in any other is false.</param>
/// <param name="Treat">The skin's new amounts.</param>
/// <param name="Filter">Strength of the smoothing filter that the second photo has been through, 0 none to 1 full.</param>
internal sealed record CloseupCase(string Kind, double Size, IReadOnlyList<Dimension> Changes, Func<SkinAmounts, SkinAmounts> Treat, double Filter = 0)
{
    private const string ReliefKind = "relief";

    public string Name => FormattableString.Invariant($"{Kind} {(Filter > 0 ? "" : "×")}{Size}");

    /// <summary>First part of the names of its scores.</summary>
    public string Score => FormattableString.Invariant($"closeups.{Kind}.{Size}");

    /// <summary>Whether relief alone is scaled, or nothing: the pairs that the change of texture is ranked on.</summary>
    public bool IsOfRelief => Kind == ReliefKind;

    public static CloseupCase Relief(double factor) =>
        new(ReliefKind, factor, factor == 1 ? [] : [Dimension.Texture], amounts => amounts.WithRelief(factor));

    public static CloseupCase Brown(double factor) => new("brown", factor, [Dimension.Evenness], amounts => amounts.WithBrown(factor));

    /// <summary>Papules and patches are uneven as well as red.</summary>
    public static CloseupCase Red(double factor) => new("red", factor, [Dimension.Redness, Dimension.Evenness], amounts => amounts.WithRed(factor));

    /// <summary>Relief and brown alike, as where a treatment smooths skin and evens its colour.</summary>
    public static CloseupCase Both(double factor) => new("both", factor, [Dimension.Texture, Dimension.Evenness], amounts => amounts.WithRelief(factor).WithBrown(factor));

    public static CloseupCase Smoothed(double strength) => new("filter", strength, [], amounts => amounts, strength);
}
