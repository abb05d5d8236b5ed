using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Bench.Survive;

/// <summary>One run: photos come in through three doors while processes are killed at random moments; then everything is counted.</summary>
public sealed class Run(Plan plan) : IAsyncDisposable
{
    private const int AtOnceOfEachDoor = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private readonly string _data = Directory.CreateTempSubdirectory("photoprogress-survive-").FullName;
    private readonly List<ServiceProcess> _processes = [];
    private TestDatabase? _server;

    private string Connection => _server?.Connection ?? $"Data Source={Path.Combine(_data, "clinic.db")}";

    /// <returns>How many findings hold, and how many do not.</returns>
    public async Task<(int Passed, int Failed)> GoAsync(TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        if (plan.Engine == Engine.Postgres) _server = await TestDatabase.CreateAsync(Engine.Postgres);
        Directory.CreateDirectory(Path.Combine(_data, "inbox"));
        AddProcesses();
        _processes[0].EnsureStarted();
        await _processes[0].ReadyAsync();
        var (items, token) = await FillAsync();
        foreach (var process in _processes) process.EnsureStarted();
        var feeding = FeedAsync(items, token);
        var kills = await KillAsync(feeding);
        await feeding;
        foreach (var process in _processes) process.EnsureStarted();
        await SettledAsync(items.Count);
        return await ReportAsync(output, items, kills, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) process.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Database.CloseIdle();
        Directory.Delete(_data, recursive: true);
    }

    private void AddProcesses()
    {
        string[] roles = plan.Engine == Engine.Sqlite ? ["all"] : ["web", "worker", "worker"];
        foreach (var role in roles)
            _processes.Add(new ServiceProcess(role, _data, _server?.Connection, FreePort(), Path.Combine(_data, "log.txt")));
    }

    private async Task<(IReadOnlyList<Item> Items, string Token)> FillAsync()
    {
        var ids = Ids.Seeded(plan.Seed);
        await using var db = Database.Open(plan.Engine, Connection);
        var secret = ids.Secret();
        db.Add(Rows.TokenOf(secret, "PhotosWrite PhotosRead", ids));
        return (await Items.MakeAsync(db, plan, ids), secret);
    }

    private async Task FeedAsync(IReadOnlyList<Item> items, string token)
    {
        using var doors = new Doors(_processes[0].Address, token, Path.Combine(_data, "inbox"));
        // Spread over the kills, so that something is always on its way.
        var pause = plan.Kills * (Plan.SoonestMs + Plan.LatestMs) / 2 / Math.Max(1, items.Count) * 6 / 10 * AtOnceOfEachDoor * 3;
        await Task.WhenAll(items.GroupBy(i => i.Door).Select(door => Parallel.ForEachAsync(door, new ParallelOptions { MaxDegreeOfParallelism = AtOnceOfEachDoor }, async (item, cancellation) =>
        {
            var random = new Random(plan.Seed + item.Number);
            await doors.BringAsync(item, random);
            await Task.Delay(random.Next(0, pause + 1), cancellation);
        })));
    }

    /// <summary>One process at a time, any of them; it is started again at once. Goes on until all kills are done, also after the last photo is in.</summary>
    private async Task<int> KillAsync(Task feeding)
    {
        var random = new Random(plan.Seed);
        for (var kill = 0; kill < plan.Kills; kill++)
        {
            await Task.Delay(random.Next(Plan.SoonestMs, Plan.LatestMs));
            if (feeding.IsFaulted) break;
            var victim = _processes[random.Next(_processes.Count)];
            victim.Kill();
            foreach (var process in _processes) process.EnsureStarted();
        }

        return plan.Kills;
    }

    private async Task SettledAsync(int photos)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            await Task.Delay(1000);
            await using var db = Database.Open(plan.Engine, Connection);
            var open = await db.Runs.CountAsync(r => r.State == RunState.Waiting || r.State == RunState.Running || (r.State == RunState.SetAside && r.Attempts == RunClaims.MostDeaths));
            var behind = await db.Courses.CountAsync(c => db.Photos.Any(p => p.CourseId == c.Id) && !db.Reports.Any(r => r.CourseId == c.Id && r.CourseRevision == c.Revision));
            if (open == 0 && behind == 0 && await db.Photos.CountAsync() >= photos) return;
        }
    }

    private async Task<(int Passed, int Failed)> ReportAsync(TextWriter output, IReadOnlyList<Item> items, int kills, TimeSpan elapsed)
    {
        using var random = RandomNumberGenerator.Create();
        var keys = KeyRing.Load(Path.Combine(_data, "keys.json"), TimeProvider.System, random);
        var store = new PhotoStore(Path.Combine(_data, "photos"), keys, TimeProvider.System, random);
        await using var db = Database.Open(plan.Engine, Connection);
        var findings = await Findings.AllAsync(db, store, new AuditTrail(TimeProvider.System, new AuditKey(keys.Derive("audit"))), items, _data);
        var doors = string.Join(", ", items.GroupBy(i => i.Door).Select(g => $"{g.Key} {g.Count()}"));
        await output.WriteLineAsync(FormattableString.Invariant($"{plan.Engine}: {items.Count} photos ({doors}), {kills} kills of {_processes.Count} process(es), {elapsed.TotalSeconds:F0} s"));
        foreach (var (what, holds, found) in findings) await output.WriteLineAsync($"  {(holds ? "holds" : "FAILS")}  {what}  {found}");
        var failed = findings.Count(f => !f.Holds);
        if (failed > 0) await output.WriteLineAsync(Tail());
        return (findings.Count - failed, failed);
    }

    private string Tail() => string.Join('\n', File.ReadLines(Path.Combine(_data, "log.txt")).TakeLast(40));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
