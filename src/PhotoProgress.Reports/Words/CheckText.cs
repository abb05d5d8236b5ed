using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Reports.Words;

/// <summary>A check of the first, the second or both photos.</summary>
/// <param name="Photo"><c>Before</c>, <c>After</c> or <c>Both</c>.</param>
public sealed record CheckLine(string Photo, CheckResult Check);

/// <summary>One code's results on both photos; a side is null where the check was not made there.</summary>
public sealed record CheckRow(string Code, CheckResult? Before, CheckResult? After)
{
    public CheckResult Any => (Before ?? After)!;
}

/// <summary>Checks in the order and the words of the report.</summary>
internal static class CheckText
{
    private static readonly string[] Bare = ["", "1", "ratio"];

    /// <summary>Checks that did not pass, refusing ones first.</summary>
    public static IReadOnlyList<CheckLine> Faults(Comparison comparison)
    {
        CheckLine[] all =
        [
            .. comparison.PairChecks.Select(c => new CheckLine("Both", c)),
            .. comparison.Before.Checks.Select(c => new CheckLine("Before", c)),
            .. comparison.After.Checks.Select(c => new CheckLine("After", c)),
        ];
        return Faults(all);
    }

    /// <summary>How many checks of the two photos and of the pair passed, and where all of them stand.</summary>
    public static string Passed(Comparison comparison)
    {
        var made = comparison.PairChecks.Concat(comparison.Before.Checks).Concat(comparison.After.Checks)
            .Where(check => check.Outcome != CheckOutcome.NotMeasurable).ToArray();
        return made.Length == 0 ? "No check could be made." : $"{made.Count(check => check.Passed)} of {made.Length} checks passed; the appendix lists all of them.";
    }

    /// <summary>Those of the lines that did not pass, refusing ones first.</summary>
    public static IReadOnlyList<CheckLine> Faults(IEnumerable<CheckLine> lines) =>
        [.. lines.Where(l => IsFault(l.Check)).OrderByDescending(l => l.Check.Outcome == CheckOutcome.Refused)];

    /// <summary>One row for each code of either photo, faults first.</summary>
    public static IReadOnlyList<CheckRow> Rows(Comparison comparison)
    {
        var codes = comparison.Before.Checks.Concat(comparison.After.Checks).Select(c => c.Code).Distinct();
        return
        [
            .. codes
                .Select(code => new CheckRow(code, Find(comparison.Before, code), Find(comparison.After, code)))
                .OrderByDescending(r => new[] { r.Before, r.After }.Any(c => c is not null && IsFault(c))),
        ];
    }

    public static bool IsFault(CheckResult check) => check.Outcome is CheckOutcome.Flagged or CheckOutcome.Refused;

    public static string Value(CheckResult? check) => check switch
    {
        null => "not made",
        { Value: null } => "not measurable",
        { Value: { } value } => WithUnit(value, check.Unit),
    };

    /// <summary><c>at least 0.7</c>, <c>at most 5°</c>, or the bare limit where its side is not known.</summary>
    public static string Limit(CheckResult check)
    {
        var limit = WithUnit(check.Limit, check.Unit);
        return Side(check) switch
        {
            > 0 => $"at most {limit}",
            < 0 => $"at least {limit}",
            _ => limit,
        };
    }

    // The refusal limit lies beyond the flagging one; without it the outcome tells on which side of the limit the value is wanted.
    private static int Side(CheckResult check)
    {
        if (check.RefusalLimit is { } refusal && refusal != check.Limit) return refusal.CompareTo(check.Limit);
        if (check.Value is not { } value || check.Outcome == CheckOutcome.NotMeasurable) return 0;
        var above = Math.Abs(value).CompareTo(check.Limit);
        return check.Passed ? -above : above;
    }

    private static string WithUnit(double value, string unit) =>
        Bare.Contains(unit) ? Numbers.Significant(value)
        : unit is "°" or "deg" or "degrees" ? $"{Numbers.Significant(value)}°"
        : $"{Numbers.Significant(value)}\u00A0{unit}";

    private static CheckResult? Find(PhotoSummary photo, string code) => photo.Checks.FirstOrDefault(c => c.Code == code);
}
