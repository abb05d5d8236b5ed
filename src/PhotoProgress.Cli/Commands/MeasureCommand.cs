using System.CommandLine;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Model;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>measure PHOTO</c>: checks one photo and reads every metric on it.</summary>
internal static class MeasureCommand
{
    private static readonly Argument<string> Photo = new("PHOTO") { Description = "JPEG, PNG, WebP, TIFF, AVIF or HEIC." };
    private static readonly Option<bool> Json = Options.Json();
    private static readonly Option<bool> Closeup = Options.Closeup();

    public static Command Create()
    {
        var command = new Command("measure", "Check and measure one photo.") { Photo, Json, Closeup };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Photo), parsed.GetValue(Json), parsed.GetValue(Closeup)));
        return command;
    }

    private static int Run(string path, bool json, bool closeup)
    {
        var file = PhotoFile.Read(path);
        var tools = Tools.Open();
        var photo = tools.Look(file, closeup);
        var read = tools.Analyser.SummarySeen(photo, InstalledModel.FacePixelsPerMm);
        using var model = InstalledModel.Open();
        var (summary, answer) = (read.Summary, model.Of(read));
        if (json) Output.Json(writer => MeasurementJson.Write(writer, summary, photo.Refusals, answer));
        else Output.Text(PlainMeasurement.Of(summary, photo.Refusals, answer));
        return photo.Refusals.Count == 0 ? ExitCode.Done : ExitCode.NotComparable;
    }
}
