using System.CommandLine;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Model;
using PhotoProgress.Reports;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>course FOLDER</c>: course.json and the dated photos beside it, each against the baseline of its view.</summary>
internal static class CourseCommand
{
    private const string FileName = "course.json";

    private static readonly Argument<string> Folder = new("FOLDER") { Description = "Folder with course.json (docs/course-json.md) and its photos." };
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<string[]> Report = Options.Report();

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("course", "Compare the dated photos of a whole course.") { Folder, Json, Report };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(Folder);
        var reports = new ReportFiles(parsed.GetValue(Report));
        var course = Read(folder);
        var tools = Tools.Open();
        using var model = InstalledModel.Open();
        var report = await new CourseRun(tools, model, course, folder).ReportAsync(cancellation);
        if (reports.Any) await reports.WriteAsync(await tools.Writer.CourseHtmlAsync(report, HeaderOf(course, clock)), cancellation);
        if (parsed.GetValue(Json)) Output.Json(writer => CourseJson.Write(writer, report));
        else Output.Text(PlainCourse.Of(report));
        return CodeOf(report);
    }

    private static ReportHeader HeaderOf(Course course, TimeProvider clock) =>
        new(Client: course.Client, PreparedOn: DateOnly.FromDateTime(clock.GetLocalNow().DateTime));

    /// <summary>A course of usable baselines only is one that has just begun, not one that failed.</summary>
    private static int CodeOf(CourseReport report)
    {
        var compared = report.Entries.Any(entry => entry.AgainstBaseline is { Comparable: true });
        var begun = report.Entries.All(entry => entry is { AgainstBaseline: null, Refused: null });
        return compared || begun ? ExitCode.Done : ExitCode.NotComparable;
    }

    private static Course Read(string folder)
    {
        if (File.Exists(folder)) throw new InputException($"The course {Shown.Quoted(folder)} is a file: name the folder that holds {FileName} and the photos.");
        if (!Directory.Exists(folder)) throw new InputException($"The folder {Shown.Quoted(folder)} does not exist: check the name.");
        var path = Path.Combine(folder, FileName);
        var read = CourseFile.Read(InputFile.Read(path, "course file"), path);
        if (read.IsRefused) throw new InputException($"{read.Refused!.Message} {read.Refused.Advice}");
        foreach (var photo in read.Value.Photos.Where(photo => !File.Exists(Path.Combine(folder, photo.File))))
            throw new InputException($"{path}: the photo {Shown.Quoted(photo.File)} is not in the folder: add it, or remove it from photos.");
        return read.Value;
    }
}
