using System.CommandLine;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>rebaseline TARGET</c>: writes again what is derived from the source or measured on photos.</summary>
internal static class RebaselineCommand
{
    private const string Repeated = "repeatability";

    private static readonly Argument<string> Target = new("TARGET")
    {
        Description = $"{MetricsPage.Path} (from the source of each metric), or {Repeated} (measured on photos of unchanged skin).",
    };

    private static readonly Option<string?> Photos = new("--photos")
    {
        Description = $"Folder with an INDEX.tsv of real photos; needed for {Repeated}.",
    };

    private static readonly Option<string?> Out = new("--out") { Description = $"File to write the {Repeated} table to." };

    public static Command Create()
    {
        var command = new Command("rebaseline", "Write a generated page or the table of repeatability again.") { Target, Photos, Out };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Target), parsed.GetValue(Photos), parsed.GetValue(Out)));
        return command;
    }

    private static int Run(string target, string? photos, string? file) => target switch
    {
        MetricsPage.Path => Page(),
        Repeated => Table(photos, file),
        _ => throw new InputException($"Nothing is known of the target {Shown.Quoted(target)}: name {MetricsPage.Path} or {Repeated}."),
    };

    private static int Page()
    {
        if (!File.Exists(MetricsPage.Path)) throw new InputException($"{MetricsPage.Path} is not here: run this in the folder of PhotoProgress.sln.");
        File.WriteAllText(MetricsPage.Path, MetricsPage.Write());
        return ExitCode.Done;
    }

    private static int Table(string? photos, string? file)
    {
        if (photos is null || file is null) throw new InputException($"rebaseline {Repeated} needs --photos DIR and --out FILE.");
        if (!File.Exists(Path.Combine(photos, "INDEX.tsv")))
            throw new InputException($"The folder {Shown.Quoted(photos)} holds no INDEX.tsv: name a folder of photos with their index.");
        var tools = Tools.Open();
        var faces = new RepeatabilityStudy(PhotoSet.Read(photos), tools.Analyser, tools.Codec).Observe();
        var closeups = new CloseupStudy(tools.Analyser, tools.Codec).Observe();
        var table = new Repeatability(
            Repeatability.CurrentSchema, $"default: 27 people, nuisance copies and neutral–smiling pairs; close-ups: {CloseupStudy.Subjects} rendered skins on three days", Analyser.Version,
            $"./photoprogress rebaseline {Repeated} --photos ../shared/photos --out src/PhotoProgress.Analysis/Judge/default-repeatability.json",
            RepeatabilityFit.Rows([.. faces.Pairs, .. closeups.Pairs]), RepeatabilityFit.Readings([.. faces.Readings, .. closeups.Readings]));
        File.WriteAllText(file, table.ToJson());
        foreach (var row in table.Rows)
            Console.WriteLine(FormattableString.Invariant($"{row.Amount,-28} {row.Scope,-8} floor {row.Floor:F3} slope {row.Decorrelation:F3} exponent {row.Exponent:0.##} saturation {row.Saturation:0.##} pairs {row.Pairs}"));
        return ExitCode.Done;
    }
}
