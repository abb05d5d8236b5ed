using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Bench.Scale;

/// <summary>Times every reading route of the API on a small and on a large clinic, in turn, so that both meet the same machine.</summary>
public static class ApiTimes
{
    private const int Rounds = 25;
    private const int SmallPort = 5931;
    private const int LargePort = 5932;

    /// <summary>Below this, milliseconds, twice the time is nothing that anybody notices; the ratio is printed all the same.</summary>
    private const double Noise = 2;

    public static async Task<int> RunAsync(Engine engine, int clients, int sessions)
    {
        await using var small = await Clinic.StartAsync(engine, SmallPort, 1, sessions / clients); // one client like the others
        var filling = Stopwatch.StartNew();
        await using var large = await Clinic.StartAsync(engine, LargePort, clients, sessions);
        Console.WriteLine(FormattableString.Invariant($"{engine}: {clients} clients, {sessions} sessions with a photo each, filled in {filling.Elapsed.TotalSeconds:F0} s, database {large.DatabaseMegabytes:F0} MB"));
        Console.WriteLine($"{"route",-48} {"one client",12} {"large",10} {"ratio",7}");
        var slow = 0;
        foreach (var route in Routes)
        {
            var times = (Small: new List<double>(), Large: new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                times.Small.Add(await small.TimeAsync(route));
                times.Large.Add(await large.TimeAsync(route));
            }

            var (one, many) = (Median(times.Small), Median(times.Large));
            var fits = many <= 2 * one || many - one < Noise;
            if (!fits) slow++;
            Console.WriteLine(FormattableString.Invariant($"{route,-48} {one,9:F1} ms {many,7:F1} ms {many / one,6:F2}{(fits ? "" : "  over 2")}"));
        }

        Console.WriteLine($"{Routes.Length - slow} of {Routes.Length} routes within twice their time.");
        return slow == 0 ? 0 : 1;
    }

    private static readonly string[] Routes =
    [
        "/api/v1/clients", "/api/v1/clients?code=L-01", "/api/v1/clients/{client}", "/api/v1/plans", "/api/v1/courses/{course}", "/api/v1/courses/{course}/comparisons",
        "/api/v1/courses/{course}/reports", "/api/v1/sessions?date={day}", "/api/v1/sessions/{session}", "/api/v1/photos/{photo}", "/api/v1/photos/{photo}/readings",
        "/api/v1/photos/{photo}/pictures/thumbnail", "/api/v1/reports/{report}", "/api/v1/reports/{report}/html", "/api/v1/queue", "/api/v1/queue/photos?state=waiting", "/ready",
    ];

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private sealed class Clinic(ServiceProcess process, HttpClient http, Known known, TestDatabase? database, string data) : IAsyncDisposable
    {
        public double DatabaseMegabytes => database is null ? new FileInfo(Path.Combine(data, "clinic.db")).Length / 1e6 : 0;

        public static async Task<Clinic> StartAsync(Engine engine, int port, int clients, int sessions)
        {
            var data = Directory.CreateTempSubdirectory("photoprogress-scale-").FullName;
            var database = engine == Engine.Postgres ? await TestDatabase.CreateAsync(engine) : null;
            var process = new ServiceProcess(engine == Engine.Postgres ? "web" : "all", data, database?.Connection, port, Path.Combine(data, "log.txt"));
            process.EnsureStarted();
            var http = new HttpClient { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(30) };
            await process.ReadyAsync();
            using var random = RandomNumberGenerator.Create();
            var store = new PhotoStore(Path.Combine(data, "photos"), KeyRing.Load(Path.Combine(data, "keys.json"), TimeProvider.System, random), TimeProvider.System, random);
            await using var db = Database.Open(engine, database?.Connection ?? $"Data Source={Path.Combine(data, "clinic.db")}");
            var secret = Ids.Seeded(port).Secret();
            db.Add(Rows.TokenOf(secret, "ClientsRead PhotosRead ReportsRead QueueRead", Ids.Seeded(port + 1)));
            await db.SaveChangesAsync();
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            return new Clinic(process, http, await new LargeClinic(db, store, seed: 1).FillAsync(clients, sessions), database, data);
        }

        public async Task<double> TimeAsync(string route)
        {
            var path = route.Replace("{client}", known.Client.ToString(), StringComparison.Ordinal).Replace("{course}", known.Course.ToString(), StringComparison.Ordinal)
                .Replace("{session}", known.Session.ToString(), StringComparison.Ordinal).Replace("{photo}", known.Photo.ToString(), StringComparison.Ordinal)
                .Replace("{report}", known.Report.ToString(), StringComparison.Ordinal).Replace("{day}", known.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var clock = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        }

        public async ValueTask DisposeAsync()
        {
            process.Dispose();
            http.Dispose();
            if (database is not null) await database.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }
}
