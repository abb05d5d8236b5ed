using System.CommandLine;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>phantom --out DIR</c>: renders photos of skin whose truth is known.</summary>
internal static class PhantomCommand
{
    private const int MostPhotos = 100_000;

    private static readonly Option<string> Out = new("--out") { Description = "Folder to write to; made where there is none.", HelpName = "DIR", Required = true };
    private static readonly Option<int> Seed = new("--seed") { Description = "Whole number, 0 or more; the same seed gives the same bytes.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Count = new("--count") { Description = "How many photos; of the scene course, how many clients.", DefaultValueFactory = _ => 6 };
    private static readonly Option<string> Scene = new("--scene")
    {
        Description = string.Join("; ", PhantomScenes.All.Select(scene => $"{scene.Name}: {scene.About}")) + ".",
        DefaultValueFactory = _ => CloseupScene.Scene.Name,
    };

    public static Command Create()
    {
        var command = new Command("phantom", "Render photos of skin with their truth beside them.") { Out, Seed, Count, Scene };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Out), parsed.GetValue(Seed), parsed.GetValue(Count), parsed.GetValue(Scene)!));
        return command;
    }

    private static int Run(string folder, int seed, int count, string name)
    {
        if (count is < 1 or > MostPhotos)
            throw new InputException(FormattableString.Invariant($"--count is {count}: name a number from 1 to {MostPhotos}."));
        var scene = PhantomScenes.All.FirstOrDefault(scene => scene.Name == name)
            ?? throw new InputException($"Nothing is known of the scene {Shown.Quoted(name)}: name {string.Join(" or ", PhantomScenes.All.Select(s => s.Name))}.");
        var made = MakeFolder(folder);
        foreach (var file in scene.Make(new PhotoCodec(), seed, count)) Write(made, file);
        Output.Text(FormattableString.Invariant($"{count} of the scene {scene.Name}, seed {seed}, with their truth in {Shown.Line(folder)}.\n"));
        return ExitCode.Done;
    }

    private static string MakeFolder(string folder)
    {
        try
        {
            return folder.Length == 0 ? throw new InputException("--out is an empty name: name a folder.") : Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static void Write(string folder, PhantomFile file)
    {
        var path = Path.Combine(folder, file.Name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Unwritable(path, e);
        }
    }

    private static InputException Unwritable(string path, Exception inner) =>
        new($"The phantom {Shown.Quoted(path)} cannot be written ({Shown.Line(inner.Message).TrimEnd('.')}): name another folder.", inner);
}
