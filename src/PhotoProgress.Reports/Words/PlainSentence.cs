using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Reports.Words;

/// <summary>
/// What changed, in plain words. It tells what was measured and never a cause, never "no change" (only that none could be
/// detected), and a number only together with its interval and its smallest detectable change.
/// </summary>
public static class PlainSentence
{
    /// <summary>Opening of every refusal.</summary>
    public const string Refused = "These two photos cannot be compared";

    /// <summary>The whole result of a comparison in a few plain sentences, with the retake advice where it was refused.</summary>
    public static string Of(Comparison comparison) =>
        comparison.Comparable ? Compared(comparison) : $"{RefusedBecause(comparison.Refusals)} {Advice(comparison.Refusals)}";

    /// <summary>The change of a dimension over the whole face, or the whole close-up; null where there is none.</summary>
    public static Change? Headline(Comparison comparison, Dimension dimension)
    {
        var whole = comparison.Changes.Where(c => c.Dimension == dimension && c.Metric is null).ToList();
        return whole.Find(c => c.Region == RegionNames.Face) ?? whole.Find(c => c.Region == RegionNames.Frame);
    }

    /// <summary>Why a dimension's error is wide here: pigment changed, too, and shows in it; null where it did not, or the dimension has no number.</summary>
    public static string? PigmentNote(Comparison comparison, Dimension dimension)
    {
        if (Headline(comparison, dimension) is not { ChangePercent: not null } whole || PigmentDoubt.WitnessOf(dimension, whole.Region) is not { } witness) return null;
        var changed = comparison.Changes.Any(c => c.Metric == witness && c.Region == whole.Region && c.Verdict is Verdict.Improved or Verdict.Worsened);
        return !changed ? null : dimension == Dimension.Redness
            ? "Patches of brown changed, too. On a face brown shows in the reading of redness as well, so redness is stated with a larger error here."
            : "Light and dark patches of the skin changed, too. Fine pigment shows in texture as well, so texture is stated with a larger error here.";
    }

    /// <summary><c>−12 %, improved</c> for a line of a list; the interval stands in the report.</summary>
    public static string Brief(Change change)
    {
        var verdict = Labels.Of(change.Verdict).ToLowerInvariant();
        return ChangeText.Of(change) is { } numbers ? $"{numbers.Signed}, {verdict}" : verdict;
    }

    private static string Compared(Comparison comparison)
    {
        var changes = Labels.Dimensions.Select(d => Headline(comparison, d)).OfType<Change>().ToList();
        if (changes.Count == 0) return "The two photos can be compared, but nothing could be measured on both.";
        return string.Join(' ', [.. Detected(changes), .. Undetected(changes), .. NotCompared(changes)]);
    }

    private static IEnumerable<string> Detected(List<Change> changes) =>
        from change in changes
        where change.Verdict is Verdict.Improved or Verdict.Worsened
        select $"{Labels.Amount(change.Dimension)} {Labels.OnRegion(change.Region)} measured {ChangeText.Of(change)!.Told}.";

    private static IEnumerable<string> Undetected(List<Change> changes)
    {
        var names = changes.Where(c => c.Verdict == Verdict.NoDetectableChange).Select(Name).ToList();
        return names.Count == 0 ? [] : [$"No detectable change in {Numbers.List(names)}."];
    }

    private static IEnumerable<string> NotCompared(List<Change> changes) =>
        from change in changes
        where change.Verdict == Verdict.NotComparable
        group Name(change) by Labels.Reason(change.Reason) into same
        select $"{Labels.Sentence(Numbers.List([.. same]))} could not be compared: {same.Key}.";

    internal static string RefusedBecause(IReadOnlyList<Refusal> refusals) =>
        $"{Refused}: {string.Join("; ", refusals.Select(r => Labels.Inside(r.Message)))}.";

    private static string Advice(IReadOnlyList<Refusal> refusals) =>
        string.Join(' ', refusals.Select(r => $"{r.Advice.Trim().TrimEnd('.')}.").Distinct());

    private static string Name(Change change) => Labels.Of(change.Dimension).ToLowerInvariant();
}
