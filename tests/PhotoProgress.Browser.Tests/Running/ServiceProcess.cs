using System.Diagnostics;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Tests.Conventions;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>One process of the service: its built program, started as an operator would.</summary>
public sealed partial class ServiceProcess : IDisposable
{
    /// <summary>Runs the program, and ends it when the tests are gone, however they went.</summary>
    private const string UntilTheTestsEnd =
        "dotnet \"$0\" \"$@\" >\"$TERMINAL\" 2>&1 & service=$!; while kill -0 $TESTS && kill -0 $service; do sleep 1; done 2>/dev/null; kill -9 $service 2>/dev/null";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _log;

    private ServiceProcess(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>What it wrote to the terminal.</summary>
    public string Terminal => File.ReadAllText(_log);

    /// <summary>Of its pages. By name, not by number: passkeys belong to a name.</summary>
    public Uri Address => new($"http://localhost:{Listening().Match(Terminal).Groups[1].Value}");

    /// <param name="settings">Of the section PhotoProgress.</param>
    /// <param name="log">File for what it writes.</param>
    /// <exception cref="InvalidOperationException">It did not start within two minutes.</exception>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string> settings, string log)
    {
        var content = Repository.PathOf("src/PhotoProgress.Server");
        var program = Path.Combine(content, "bin", BuiltAs(), "photoprogress-server.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", UntilTheTestsEnd, program, "--contentRoot", content, "--urls", "http://127.0.0.1:0"]);
        start.Environment["TERMINAL"] = log;
        start.Environment["TESTS"] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["VIPS_WARNING"] = "1";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in settings) start.Environment[$"PhotoProgress__{key}"] = value;
        var service = new ServiceProcess(Process.Start(start)!, log);
        try
        {
            await service.StartedAsync();
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task StartedAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!File.Exists(_log) || !Listening().IsMatch(Terminal))
        {
            if (_process.HasExited || waited.Elapsed > Patience) throw new InvalidOperationException($"The service did not start: {Terminal}");
            await Task.Delay(100);
        }
    }

    /// <summary>The last two folders of this assembly's place, such as Debug/net10.0: the service is built the same way.</summary>
    private static string BuiltAs()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(here.Parent!.Name, here.Name);
    }

    [GeneratedRegex(@"is running: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
