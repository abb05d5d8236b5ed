using System.CommandLine;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Model;
using PhotoProgress.Reports;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>compare BEFORE AFTER</c>: two photos of one face.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Before = new("BEFORE") { Description = "The earlier photo." };
    private static readonly Argument<string> After = new("AFTER") { Description = "The later photo of the same client and view." };
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Closeup = Options.Closeup();
    private static readonly Option<string[]> Report = Options.Report();
    private static readonly Option<string> Table = new("--repeatability")
    {
        Description = "The clinic's own table of measurement errors instead of the one that comes with the program.",
        HelpName = "FILE",
    };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("compare", "Compare two photos of one face, or two close-ups of one place.") { Before, After, Json, Closeup, Report, Table };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation)
    {
        var reports = new ReportFiles(parsed.GetValue(Report));
        var files = (Before: PhotoFile.Read(parsed.GetRequiredValue(Before)), After: PhotoFile.Read(parsed.GetRequiredValue(After)));
        var tools = Tools.Open(parsed.GetValue(Table));
        var (before, after) = (tools.Look(files.Before, parsed.GetValue(Closeup)), tools.Look(files.After, parsed.GetValue(Closeup)));
        cancellation.ThrowIfCancellationRequested();
        var comparison = Compare(tools, before, after);
        if (reports.Any) await WriteAsync(reports, tools, comparison, clock, cancellation);
        if (parsed.GetValue(Json)) Output.Json(writer => ComparisonJson.Write(writer, comparison));
        else Output.Text(PlainComparison.Of(comparison));
        return comparison.Comparable ? ExitCode.Done : ExitCode.NotComparable;
    }

    /// <summary>The comparison, with what the model says beside it.</summary>
    private static Comparison Compare(Tools tools, AnalysedPhoto before, AnalysedPhoto after)
    {
        using var model = InstalledModel.Open();
        return model.Told(tools.Analyser.CompareSeen(before, after));
    }

    private static async Task WriteAsync(
        ReportFiles reports, Tools tools, Comparison comparison, TimeProvider clock, CancellationToken cancellation)
    {
        var header = new ReportHeader(PreparedOn: DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        await reports.WriteAsync(await tools.Writer.ComparisonHtmlAsync(FileNamesOnly(comparison), header), cancellation);
    }

    /// <summary>Where the photos lie on this machine is nobody's business who gets the report.</summary>
    private static Comparison FileNamesOnly(Comparison comparison) => comparison with
    {
        Before = comparison.Before with { File = Path.GetFileName(comparison.Before.File) },
        After = comparison.After with { File = Path.GetFileName(comparison.After.File) },
    };
}
