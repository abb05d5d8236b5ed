using System.Text.RegularExpressions;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>
/// A fresh clinic in processes of its own: on SQLite one, on PostgreSQL one for the pages and two workers. Folder, database and
/// processes go with it, also when the tests end before their time.
/// </summary>
public sealed partial class RunningClinic : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("photoprogress-browser-").FullName;
    private readonly List<ServiceProcess> _processes = [];
    private TestDatabase? _database;

    private RunningClinic() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Clear();

    public Uri Address => _processes[0].Address;

    /// <summary>The folder that cameras write to.</summary>
    public string Inbox => Path.Combine(_folder, "inbox");

    /// <summary>The first account, as the service tells it to whoever starts it.</summary>
    public (string Email, string Password) Owner
    {
        get
        {
            var told = FirstAccount().Match(_processes[0].Terminal);
            Assert.True(told.Success, "The service told no first account.");
            return (told.Groups[1].Value, told.Groups[2].Value);
        }
    }

    public static async Task<RunningClinic> StartAsync(Engine engine, params (string Key, string Value)[] settings)
    {
        var clinic = new RunningClinic();
        Directory.CreateDirectory(clinic.Inbox);
        try
        {
            if (engine == Engine.Postgres) clinic._database = await TestDatabase.CreateAsync(engine);
            string[] roles = engine == Engine.Postgres ? ["web", "worker", "worker"] : ["all"];
            foreach (var role in roles) await clinic.AddAsync(role, settings);
            return clinic;
        }
        catch
        {
            await clinic.DisposeAsync();
            throw;
        }
    }

    public ClinicDb Open() => _database?.Open() ?? Database.Open(Engine.Sqlite, $"Data Source={Path.Combine(_folder, "clinic.db")}");

    public async ValueTask DisposeAsync()
    {
        Clear();
        if (_database is not null) await _database.DisposeAsync();
    }

    private async Task AddAsync(string role, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Role"] = role, ["Data"] = _folder, ["Workers"] = "1" };
        if (role != "worker") all["Inbox"] = Inbox;
        if (_database is not null) all["Database"] = _database.Connection;
        foreach (var (key, value) in settings) all[key] = value;
        _processes.Add(await ServiceProcess.StartAsync(all, Path.Combine(_folder, $"terminal-{_processes.Count}.log")));
    }

    private void Clear()
    {
        foreach (var process in _processes) process.Dispose();
        _processes.Clear();
        Database.CloseIdle();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"First account[^\n]*\n\s*(\S+)\s+password (\S+)")]
    private static partial Regex FirstAccount();
}
