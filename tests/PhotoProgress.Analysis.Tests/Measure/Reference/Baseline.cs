using System.Globalization;
using System.Runtime.CompilerServices;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure.Reference;

/// <summary>One row of baseline.csv, which reference.py writes.</summary>
internal sealed record Baseline(
    string Metric, int Version, string Settings, string InputSha256, double Value, double Tolerance, string ToleranceDerivation, string Tools)
{
    public const string Columns = "metric,version,settings,input_sha256,value,tolerance,tolerance_derivation,tools";

    public static IReadOnlyList<Baseline> All { get; } = [.. Rows().Skip(1).Select(Parse)];

    /// <summary>Value of a setting such as <c>skin=face</c>; null where it is not given.</summary>
    public string? Setting(string name) =>
        Settings.Split("; ").Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name)?[1];

    /// <summary>Fails unless the metric gives the outside value on the same input, within the tolerance of the row.</summary>
    public static void Check(string id)
    {
        var row = All.Single(row => row.Metric == id);
        var skin = ReferenceSkin.Named(row.Setting("skin")!);
        Assert.Equal(row.InputSha256, skin.Sha256);
        var field = skin.Field(double.Parse(row.Setting("noise")!, CultureInfo.InvariantCulture));
        var measured = MetricCatalogue.Get(id).Compute(field, skin.Weights(binary: row.Setting("weights") == "binary"));
        Assert.Null(measured.NotMeasurable);
        Assert.InRange(measured.Value, row.Value - row.Tolerance, row.Value + row.Tolerance);
    }

    public static IReadOnlyList<string[]> Rows([CallerFilePath] string here = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "baseline.csv")).Select(Cells)];

    private static Baseline Parse(string[] cells) => new(
        cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3],
        double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture), cells[6], cells[7]);

    /// <summary>Cells of a line; a quoted cell may hold commas.</summary>
    private static string[] Cells(string line)
    {
        var (cells, quoted, cell) = (new List<string>(), false, "");
        foreach (var character in line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
                (_, cell) = (Add(cells, cell), "");
            else
                cell += character;
        }

        return [.. cells, cell];
    }

    private static bool Add(List<string> cells, string cell)
    {
        cells.Add(cell);
        return true;
    }
}
