using System.CommandLine;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Reports;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>repeatability FOLDER</c>: a clinic's own study of people × visits × shots without treatment.</summary>
internal static class RepeatabilityCommand
{
    private const string What = "table";

    private static readonly Argument<string> Folder = new("FOLDER") { Description = "Photos of untreated people as PERSON/VISIT/SHOT (docs/repeatability.md)." };
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<string[]> Report = Options.Report();
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the table for compare --repeatability; refused with a reason where the photos cannot carry one.",
        HelpName = "FILE.json",
    };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("repeatability", "Measure the clinic's own measurement error on repeated photos without treatment.") { Folder, Json, Out, Report };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation)
    {
        var (folder, file) = (parsed.GetRequiredValue(Folder), parsed.GetValue(Out));
        var reports = new ReportFiles(parsed.GetValue(Report));
        if (file is not null) CheckTable(file);
        var shots = StudyFolder.Read(folder);
        var tools = Tools.Open();
        var study = new ClinicStudy(tools.Analyser, shot => InputFile.Read(Path.Combine(folder, shot.File), "photo"));
        var result = ClinicStudy.Analyse(study.Observe(shots, cancellation));
        if (file is not null && result.Table is { } table) await WriteAsync(file, table.ToJson(), cancellation);
        var header = new ReportHeader(PreparedOn: DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (reports.Any) await reports.WriteAsync(await ReportWriter.RepeatabilityHtmlAsync(result, header), cancellation);
        if (parsed.GetValue(Json)) Output.Json(writer => RepeatabilityJson.Write(writer, result));
        else Output.Text(PlainStudy.Of(result, file));
        return result.Table is null ? ExitCode.NotComparable : ExitCode.Done;
    }

    private static void CheckTable(string path)
    {
        if (!Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase))
            throw new InputException($"The {What} {Shown.Quoted(path)} has the extension {Shown.Quoted(Path.GetExtension(path))}: name a file that ends in .json.");
        OutputFile.Check(path, What);
    }

    private static async Task WriteAsync(string path, string json, CancellationToken cancellation)
    {
        try
        {
            await OutputFile.ReplaceAsync(path, json, cancellation);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw OutputFile.Unwritable(path, What, e.Message, e);
        }
    }
}
