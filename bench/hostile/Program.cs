// Hostile uploads through all doors; the service must go on answering, and the disk must be clean afterwards.
//   dotnet run -c Release --project bench/hostile -- [--files 5000] [--seed 1]
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Bench.Hostile;
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;

int Number(string name, int usual) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : usual;

const int port = 5951;
var (files, seed) = (Number("--files", 5000), Number("--seed", 1));
var data = Directory.CreateTempSubdirectory("photoprogress-hostile-").FullName;
var connection = $"Data Source={Path.Combine(data, "clinic.db")}";
using var service = new ServiceProcess("all", data, null, port, Path.Combine(data, "log.txt"));
try
{
    service.EnsureStarted();
    using var http = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(1) };
    await service.ReadyAsync();
    var (sessions, token) = await FillAsync();
    var session = sessions[0];
    http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
    var hostile = new HostileFiles(seed);
    var attacks = new Attacks(service.Address, token, session, Path.Combine(data, "inbox"));
    using var stop = new CancellationTokenSource();
    var watching = SlowestAnswerAsync(service.Address, stop.Token);
    var clock = Stopwatch.StartNew();

    var tricks = attacks.NameTricks(hostile.Good(900));
    var trickles = attacks.TrickleAsync(connections: 50);
    var answers = new Dictionary<(string Kind, HttpStatusCode Status), int>();
    var accepted = 0;
    foreach (var (kind, bytes) in hostile.Draw(files))
    {
        using var body = new ByteArrayContent(bytes);
        using var answer = await http.PostAsync(new Uri($"/api/v1/sessions/{sessions[answers.Values.Sum() % sessions.Count]}/photos?view=closeup&timing=follow-up", UriKind.Relative), body);
        answers[(kind, answer.StatusCode)] = answers.GetValueOrDefault((kind, answer.StatusCode)) + 1;
        if (answer.StatusCode == HttpStatusCode.Created) accepted++;
    }

    var claims = await attacks.ClaimAsync();
    var trickled = await trickles;
    var sent = clock.Elapsed;
    var good = await http.PostAsync(new Uri($"/api/v1/sessions/{session}/photos?view=closeup&timing=follow-up", UriKind.Relative), new ByteArrayContent(hostile.Good(999)));
    await SettledAsync();
    await stop.CancelAsync();

    Console.WriteLine(FormattableString.Invariant($"{files} files sent in {sent.TotalSeconds:F0} s, analysed after {clock.Elapsed.TotalSeconds:F0} s"));
    foreach (var ((kind, status), count) in answers.OrderBy(a => a.Key.Kind).ThenBy(a => a.Key.Status)) Console.WriteLine($"  {kind,-10} {(int)status} {status,-22} {count}");
    await using var db = Database.Open(Engine.Sqlite, connection);
    var states = await db.Runs.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
    var slowest = await watching;
    var left = Directory.EnumerateFiles(Path.Combine(data, "photos", "incoming")).Count(f => f.EndsWith(".part", StringComparison.Ordinal))
        + Directory.EnumerateDirectories(Path.Combine(data, "uploads")).Count();
    var photos = await db.Photos.CountAsync(p => p.ReceivedFrom != "inbox");
    (string What, bool Holds, string Found)[] findings =
    [
        ("the service never ended", service.IsAlive && !File.ReadAllText(Path.Combine(data, "log.txt")).Contains("taken back", StringComparison.Ordinal), ""),
        ("no answer was our fault", answers.Keys.All(a => (int)a.Status < 500), ""),
        ("each accepted file is a photo, no other is", photos == accepted + 1, $"{photos} photos, {accepted + 1} accepted"),
        ("each of them was analysed to the end", states.All(s => s.Key == RunState.Done), string.Join(", ", states.Select(s => $"{s.Key} {s.Count}"))),
        ("two gigabytes are refused by their claim", claims.All(line => line.Contains("413", StringComparison.Ordinal)), string.Join(" | ", claims)),
        ("trickles are cut off", trickled < 60, FormattableString.Invariant($"{trickled:F0} s")),
        ("a good photo comes in afterwards", good.StatusCode == HttpStatusCode.Created, good.StatusCode.ToString()),
        ("half-written files are gone", left == 0, $"{left} left"),
        ("links were not followed, nothing outside was touched", File.Exists("/etc/passwd") && !await db.Photos.AnyAsync(p => p.Bytes == new FileInfo("/etc/passwd").Length), $"{tricks} odd names"),
        ("/health always answered within 5 s", slowest < 5, FormattableString.Invariant($"slowest {slowest:F2} s")),
    ];
    foreach (var (what, holds, found) in findings) Console.WriteLine($"  {(holds ? "holds" : "FAILS")}  {what}  {found}");
    var failed = findings.Count(f => !f.Holds);
    Console.WriteLine($"Bench bounds: {findings.Length - failed} kept, {failed} broken, 0 skipped");
    return failed == 0 ? 0 : 1;
}
finally
{
    service.Kill();
    Database.CloseIdle();
    Directory.Delete(data, recursive: true);
}

async Task<(IReadOnlyList<Guid> Sessions, string Token)> FillAsync()
{
    const int clients = 50;
    var ids = Ids.Seeded(seed);
    await using var db = Database.Open(Engine.Sqlite, connection);
    var secret = ids.Secret();
    var plan = Rows.PlanOf(ids);
    db.AddRange(plan, Rows.TokenOf(secret, "PhotosWrite", ids));
    var site = db.Sites.First().Id;
    var sessions = new List<Guid>();
    for (var number = 0; number < clients; number++)
    {
        var (course, all) = Rows.ClientOf(FormattableString.Invariant($"H-{number}"), site, plan.Id, new DateOnly(2026, 1, 10), ids);
        var session = new Session { Id = ids.New(), CourseId = course.Id, Date = course.StartedOn, Kind = SessionKind.FollowUp };
        db.AddRange([.. all, session]);
        sessions.Add(session.Id);
    }

    await db.SaveChangesAsync();
    return (sessions, secret);
}

async Task SettledAsync()
{
    for (var second = 0; second < 3600; second++)
    {
        await Task.Delay(1000);
        await using var db = Database.Open(Engine.Sqlite, connection);
        if (!await db.Runs.AnyAsync(r => r.State == RunState.Waiting || r.State == RunState.Running)) return;
    }
}

static async Task<double> SlowestAnswerAsync(Uri address, CancellationToken stop)
{
    using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    var slowest = 0.0;
    while (!stop.IsCancellationRequested)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            (await http.GetAsync(new Uri("/health", UriKind.Relative), CancellationToken.None)).Dispose();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return double.PositiveInfinity;
        }

        slowest = Math.Max(slowest, clock.Elapsed.TotalSeconds);
        await Task.Delay(200, CancellationToken.None);
    }

    return slowest;
}
