using System.Diagnostics;

namespace PhotoProgress.Bench.Survive;

/// <summary>One process of the service, which is killed and started again.</summary>
public sealed class ServiceProcess(string role, string data, string? database, int port, string log, int workers = 2) : IDisposable
{
    private static readonly string Server = Path.Combine(AppContext.BaseDirectory, "photoprogress-server.dll");

    private Process? _process;

    public string Role => role;

    public Uri Address { get; } = new(FormattableString.Invariant($"http://127.0.0.1:{port}"));

    public bool IsAlive => _process is { HasExited: false };

    /// <summary>Starts it anew if it is not running.</summary>
    public void EnsureStarted()
    {
        if (IsAlive) return;
        _process?.Dispose();
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" \"$@\" >>\"$PP_LOG\" 2>&1", Server, "--urls", Address.ToString().TrimEnd('/')]);
        start.Environment["PP_LOG"] = log;
        start.Environment["PhotoProgress__Role"] = role;
        start.Environment["PhotoProgress__Data"] = data;
        start.Environment["PhotoProgress__Workers"] = workers.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (role != "worker") start.Environment["PhotoProgress__Inbox"] = Path.Combine(data, "inbox");
        if (database is not null) start.Environment["PhotoProgress__Database"] = database;
        _process = Process.Start(start);
    }

    /// <summary>Waits until it answers that it can do its work.</summary>
    /// <exception cref="InvalidOperationException">It did not within two minutes.</exception>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                if ((await http.GetAsync(new Uri("/ready", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The service did not become ready within two minutes.");
    }

    /// <summary>SIGKILL: no word, no flush, no goodbye.</summary>
    public void Kill()
    {
        if (!IsAlive) return;
        _process!.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process?.Dispose();
    }
}
