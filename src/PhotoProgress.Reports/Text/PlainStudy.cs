using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>A repeatability study as plain text: what it can say, the errors of the dimensions, warnings and photos that took no part.</summary>
public static class PlainStudy
{
    private static readonly string[] Heads = ["MDC", "error", "within", "between", "ICC", "people"];

    /// <param name="table">Name of the file that the table was asked for in; null where it was not.</param>
    public static string Of(StudyResult result, string? table)
    {
        var text = new TextLines().Wrapped(StudyWords.Sentence(result)).Add();
        var rows = result.Rows.Where(row => row is { Compared: true, IsDimension: true }).ToList();
        foreach (var view in result.Seen.Views.Where(view => rows.Any(row => row.View == view)))
            text.Add($"{Labels.Of(view)}, two photos of two visits").Table([.. Labels.Dimensions.SelectMany(dimension => Block(dimension, [.. rows.Where(row => row.View == view)]))], 1, 2, 3, 4, 5, 6).Add();
        if (rows.Count > 0) text.Wrapped($"{StudyWords.Columns} Single metrics: --json.").Add();
        Table(text, result, table);
        if (result.Warnings.Count > 0) text.Add().Add("Warnings:").Refusals(result.Warnings);
        Refused(text, result);
        return text.ToString();
    }

    private static void Table(TextLines text, StudyResult result, string? table)
    {
        if (result.NoTable is { } none) text.Add("No table for compare:").Refusals([none]);
        else if (table is null) text.Wrapped("The photos carry a table for compare: write it with --out FILE.json.");
        else text.Wrapped($"The table is written. Use it: photoprogress compare BEFORE AFTER --repeatability {table}");
    }

    private static void Refused(TextLines text, StudyResult result)
    {
        if (result.Seen.SetAside.Count > 0) text.Add().Add("Photos that took no part:");
        foreach (var aside in result.Seen.SetAside) text.Wrapped($"{aside.Shot.File}: {aside.Why.Message}", "  ", "    ");
        if (result.RefusedPairs.Count > 0) text.Add().Add("Pairs of photos that were not comparable:");
        foreach (var (why, pairs) in result.RefusedPairs) text.Wrapped($"{StudyWords.Count(pairs, "pair")}, {why.Code}, e.g. {Labels.Inside(why.Message)}", "  ", "    ");
    }

    private static IEnumerable<string[]> Block(Dimension dimension, List<StudyRow> rows) =>
    [
        .. dimension == Labels.Dimensions[0] ? Array.Empty<string[]>() : [[""]],
        [Labels.Amount(dimension), .. Heads],
        .. rows.Where(row => row.Dimension == dimension).OrderBy(row => Labels.Place(row.Region)).Select(Row),
    ];

    private static string[] Row(StudyRow row)
    {
        var text = new StudyText(row);
        return [$"  {Labels.Region(row.Region)}", text.Mdc, text.StandardError, text.Within, text.Between, text.Icc, Numbers.Plain(row.Statistics.PeopleTwice, 0)];
    }
}
