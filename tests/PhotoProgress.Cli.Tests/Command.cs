using System.Diagnostics;
using System.Text.Json;

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
        var start = new ProcessStartInfo("dotnet", [Built, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"photoprogress {string.Join(' ', arguments)} did not end.");
        }

        return new Ran(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
