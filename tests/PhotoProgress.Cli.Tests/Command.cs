using System.Diagnostics;
using System.Text.Json;
using PhotoProgress.Analysis.Tests.Conventions;

namespace PhotoProgress.Cli.Tests;

/// <summary>What one run of the command left behind.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs the built command as a process, as scripts do.</summary>
internal static class Command
{
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "photoprogress.dll");

    // A comparison takes seconds; a machine busy with other things may take many times longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Ran Run(params string[] arguments) => Run(arguments, []);

    public static Ran Run(string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Built, .. arguments]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var (exit, output, errors) = ChildProcess.Run(start, Patience);
        return new Ran(exit, output, errors);
    }
}
