using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Reports.Charts;

/// <summary>
/// Colours of change: teal for less, amber for more, greys for the rest. Teal and amber differ in lightness as well as in hue
/// and stay apart under the common kinds of colour blindness; sign and words stand beside them everywhere.
/// </summary>
internal static class Palette
{
    /// <summary>For printers that do not hand the page's font on to a drawing.</summary>
    public const string Font = "Liberation Sans, Arial, sans-serif";

    public const string Ink = "#1d2733";
    public const string Accent = "#2b4a6f";
    public const string Quiet = "#5a6675";
    public const string Line = "#c9d0d8";
    public const string Band = "#dde1e6";
    public const string Hatch = "#8a949f";
    public const string Less = "#0b6e66";
    public const string More = "#9a5200";
    public const string Neutral = "#4d5966";

    /// <summary>Fills from a small to a large change.</summary>
    public static IReadOnlyList<string> LessFills { get; } = ["#a5d8d0", "#4fa99e", "#0b6e66"];

    /// <summary>Fills from a small to a large change.</summary>
    public static IReadOnlyList<string> MoreFills { get; } = ["#f6cf8d", "#e39a35", "#9a5200"];

    /// <summary>Where the next fill begins, percent of change.</summary>
    public static IReadOnlyList<double> Steps { get; } = [10, 20];

    /// <summary>Colour of points, lines and words for a verdict.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Improved => Less,
        Verdict.Worsened => More,
        _ => Neutral,
    };

    /// <summary>Background of a phase.</summary>
    public static string Of(HealingPhase phase) => phase switch
    {
        HealingPhase.Inflammation => "#f7ddd6",
        HealingPhase.Proliferation => "#f6f1e3",
        _ => "#eaf1f6",
    };

    /// <summary>Fill of a region; null where it is hatched or left white.</summary>
    public static string? Fill(Change change)
    {
        if (change.Verdict is not (Verdict.Improved or Verdict.Worsened)) return null;
        var step = Steps.Count(s => Math.Abs(change.ChangePercent!.Value) >= s);
        return (change.Verdict == Verdict.Improved ? LessFills : MoreFills)[step];
    }
}
