using System.Text;

namespace PhotoProgress.Analysis.Measure;

/// <summary>docs/metrics.md, written from the catalogue so that it cannot say anything else.</summary>
public static class MetricsPage
{
    /// <summary>Where the page stands, from the root of the repository.</summary>
    public const string Path = "docs/metrics.md";

    /// <summary>What makes it anew.</summary>
    public const string Command = "./photoprogress rebaseline docs/metrics.md";

    /// <summary>The whole page as Markdown, lines ending in a line feed.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        Introduce(page);
        Tabulate(page);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            Line(page, $"## {dimension}");
            foreach (var metric in MetricCatalogue.All.Where(metric => metric.Dimension == dimension)) Describe(page, metric);
        }

        return page.ToString().TrimEnd() + "\n";
    }

    private static void Introduce(StringBuilder page)
    {
        Line(page, "# Metrics");
        Line(page, $"Written by `{Command}` from the source of each metric; do not edit.");
        Line(page, "Texture, evenness and redness are amounts: less is better. Covariates describe the conditions and are not judged. "
            + "w are the soft weights of a region (0 to 1), G(p) a Gaussian inside them (a normalised convolution) that halves a sine of period p; "
            + "millimetres are millimetres on the skin. A value that cannot be had is a short reason instead of a number.");
        Line(page, "Every value is stored with the id, the version and the settings of its metric; values of different versions are never compared.");
    }

    private static void Tabulate(StringBuilder page)
    {
        page.Append("| id | version | measures | unit | change as |\n| --- | --- | --- | --- | --- |\n");
        foreach (var metric in MetricCatalogue.All)
        {
            var change = metric.Dimension == Dimension.Covariate ? "–" : metric.Logarithmic ? "ratio" : "difference";
            page.Append($"| `{metric.Id}` | {metric.Version} | {metric.Doc.Title} | {metric.Unit} | {change} |\n");
        }

        page.Append('\n');
    }

    private static void Describe(StringBuilder page, Metric metric)
    {
        var doc = metric.Doc;
        Line(page, $"### `{metric.Id}`");
        Line(page, $"{doc.Title}, version {metric.Version}.");
        Item(page, "Formula", doc.Formula);
        Item(page, "Input", doc.Input);
        Item(page, "Output", doc.Output);
        Item(page, "Settings", $"`{doc.Settings}`");
        Item(page, "Reference", doc.Reference);
        Item(page, "Deviations", doc.Deviations);
        Item(page, "Degenerate cases", string.Join(' ', doc.Degenerate.Select(degenerate => degenerate.Result)));
        page.Append('\n');
    }

    private static void Item(StringBuilder page, string name, string text) => page.Append($"- **{name}.** {text}\n");

    private static void Line(StringBuilder page, string text) => page.Append(text).Append("\n\n");
}
