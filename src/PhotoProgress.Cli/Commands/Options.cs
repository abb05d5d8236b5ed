using System.CommandLine;

namespace PhotoProgress.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object instead of text (docs/command-line.md)." };

    public static Option<bool> Closeup() => new("--closeup")
    {
        Description = "The photo shows skin from edge to edge and no face: a cheek, a scar, any area of the body.",
    };

    public static Option<string[]> Report() => new("--report")
    {
        Description = "Write the report; the extension decides: .html or .pdf. May be given several times.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.OneOrMore,
    };
}
