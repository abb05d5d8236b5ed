using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Text;

/// <summary>Parts that the plain answers share.</summary>
internal static class PlainParts
{
    private const string Indent = "  ";
    private const string Deep = "    ";

    /// <summary>Each refusal with what to do.</summary>
    public static TextLines Refusals(this TextLines text, IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            text.Wrapped(Labels.Sentence(refusal.Message), Indent, Deep);
            text.Wrapped($"→ {refusal.Advice}", Deep, Deep + Indent);
        }

        return text;
    }

    /// <summary>Each flagged check with what to do; nothing where there is none.</summary>
    public static TextLines Flags(this TextLines text, IEnumerable<CheckLine> lines, bool named)
    {
        CheckLine[] flags = [.. lines.Where(line => line.Check.Outcome == CheckOutcome.Flagged)];
        if (flags.Length == 0) return text;
        text.Add().Add("Flagged:");
        foreach (var group in flags.GroupBy(flag => (flag.Check.Code, flag.Check.Advice)))
            text.Flag([.. group], named);
        return text;
    }

    private static void Flag(this TextLines text, IReadOnlyList<CheckLine> flags, bool named)
    {
        var check = flags[0].Check;
        var values = flags.Select(flag => (named ? Labels.PhotoOf(flag.Photo) : "") + CheckText.Value(flag.Check));
        text.Wrapped($"{Labels.Check(check.Code)}: {string.Join(", ", values)} (limit {CheckText.Limit(check)})", Indent, Deep);
        if (check.Advice is { } advice) text.Wrapped($"→ {advice}", Deep, Deep + Indent);
    }

    public static string Scale(PhotoSummary photo) => photo.PixelsPerMm <= 0 ? "unknown"
        : $"{Numbers.Significant(photo.PixelsPerMm)} pixels per millimetre, from {Labels.ScaleSource(photo.ScaleSource)}"
            + $" (standard error {Numbers.Significant(photo.ScaleErrorPercent)} %)";
}
