using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>A comparison as plain text: what changed, the table of the dimensions, and what to do better at the retake.</summary>
public static class PlainComparison
{
    private static readonly string[] Heads = ["change", "95 % interval", "within error", "verdict"];

    public static string Of(Comparison comparison)
    {
        var text = new TextLines();
        if (comparison.Comparable) Compared(text, comparison);
        else text.Add($"{PlainSentence.Refused}:").Refusals(comparison.Refusals);
        text.Model(comparison.Model);
        return text.Flags(CheckText.Faults(comparison), named: true).ToString();
    }

    private static void Compared(TextLines text, Comparison comparison)
    {
        text.Wrapped(PlainSentence.Of(comparison)).Add();
        if (comparison.Grade is { } grade) text.Wrapped($"{Labels.Of(grade)}.").Add();
        foreach (var note in Labels.Dimensions.Select(dimension => PlainSentence.PigmentNote(comparison, dimension)).OfType<string>()) text.Wrapped(note).Add();
        var rows = comparison.Changes.Where(change => change.Metric is null).ToList();
        if (rows.Count > 0) text.Table([.. Labels.Dimensions.SelectMany(dimension => Block(dimension, rows))], 1, 2, 3);
    }

    /// <summary>The dimension with the heads, then the whole, then the regions.</summary>
    private static IEnumerable<string[]> Block(Dimension dimension, List<Change> rows) =>
    [
        .. dimension == Labels.Dimensions[0] ? Array.Empty<string[]>() : [[""]],
        [Labels.Of(dimension), .. Heads],
        .. rows.Where(change => change.Dimension == dimension).OrderBy(change => Labels.Place(change.Region)).Select(Row),
    ];

    private static string[] Row(Change change) => ChangeText.Of(change) is { } told
        ? [Name(change), told.Signed, told.Interval, told.Band, Labels.Of(change.Verdict).ToLowerInvariant()]
        : [Name(change), "–", Labels.ShortReason(change.Reason), "", Labels.Of(change.Verdict).ToLowerInvariant()];

    private static string Name(Change change) => $"  {Labels.Region(change.Region)}";
}
