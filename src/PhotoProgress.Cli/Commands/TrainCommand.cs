using System.CommandLine;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>train --out DIR</c>: renders skin, learns from it and writes a model's folder.</summary>
internal static class TrainCommand
{
    /// <summary>Fewer captures leave too few subjects to calibrate intervals on.</summary>
    private const int FewestCaptures = 200;

    private const int MostCaptures = 1_000_000;

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder to write, e.g. models/skin-3; its name is the model's. It must not hold a model yet.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Of the rendered skin, the split and the trees.", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> Count = new("--count") { Description = "Captures to render.", DefaultValueFactory = _ => 10_000 };

    private static readonly Option<string?> Manifest = new("--manifest") { Description = "Write which subjects were used for what.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("train", "Train the model on rendered skin whose truth is known.") { Out, Seed, Count, Manifest };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Out), parsed.GetValue(Seed), parsed.GetValue(Count), parsed.GetValue(Manifest)));
        return command;
    }

    private static int Run(string folder, int seed, int count, string? manifest)
    {
        if (count is < FewestCaptures or > MostCaptures)
            throw new InputException($"--count {count} is out of range: name {FewestCaptures} to {MostCaptures} captures.");
        if (File.Exists(Path.Combine(folder, ModelFile.FileName)))
            throw new InputException($"The folder {Shown.Quoted(folder)} holds a model already, and a released model is never changed: name a new folder.");
        var recipe = TrainingRecipe.Of(seed, count);
        MakeFolder(folder);
        var scores = TrainingRun.Train(recipe, new TrainingSettings(seed), folder);
        if (manifest is not null) File.WriteAllText(manifest, TrainingManifest.Of(scores.Model, recipe).ToJson());
        Console.Write(PlainScores.Of(scores));
        return ExitCode.Done;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"The folder {Shown.Quoted(folder)} cannot be made: name one that can be written.", fault);
        }
    }
}
