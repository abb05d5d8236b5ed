using System.CommandLine;
using System.Text;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>evaluate</c>: renders a model's test subjects anew, scores it and holds that against its <c>scores.json</c>.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Model = new("--model")
    {
        Description = "The model's folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => $"models/{InstalledModel.Released}",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print scores.json as measured now instead of text." };

    public static Command Create()
    {
        var command = new Command("evaluate", "Score a model on rendered skin that it has not seen; must give its scores.json again.") { Model, Json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Model), parsed.GetValue(Json)));
        return command;
    }

    private static int Run(string folder, bool json)
    {
        if (!Directory.Exists(folder)) throw new InputException($"The model folder {Shown.Quoted(folder)} does not exist: check the name.");
        var text = Encoding.UTF8.GetString(InputFile.Read(Path.Combine(folder, ModelScores.FileName), "scores file"));
        var (model, committed) = Open(folder, text);
        using (model)
        {
            var scores = TrainingRun.Evaluate(model, committed);
            Console.Write(json ? scores.ToJson() : PlainScores.Of(scores));
            if (scores.ToJson() != text) throw new InvalidOperationException($"The scores are not those of {Path.Combine(folder, ModelScores.FileName)}: renderer, metrics, model or machine differ.");
            return ExitCode.Done;
        }
    }

    private static (SkinModel Model, ModelScores Scores) Open(string folder, string scores)
    {
        try
        {
            return (SkinModel.Open(folder), ModelScores.Parse(scores));
        }
        catch (FormatException fault)
        {
            throw new InputException($"{fault.Message.TrimEnd('.')} ({Shown.Quoted(folder)}).", fault);
        }
    }
}
