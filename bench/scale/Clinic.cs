using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Bench.Scale;

/// <summary>A running service with a clinic of some size behind it.</summary>
public sealed partial class Clinic(Engine engine, ServiceProcess process, HttpClient http, Known known, TestDatabase? database, string data) : IAsyncDisposable
{
    /// <summary>The one page that a client opens, not the owner.</summary>
    public const string OwnPage = "/my";

    private const string ClientAddress = "client@bench.example";
    private const int ClientSeed = 17;

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(30) };

    public double DatabaseMegabytes => database is null ? new FileInfo(Path.Combine(data, "clinic.db")).Length / 1e6 : 0;

    public static async Task<Clinic> StartAsync(Engine engine, int port, int clients, int sessions)
    {
        var data = Directory.CreateTempSubdirectory("photoprogress-scale-").FullName;
        var database = engine == Engine.Postgres ? await TestDatabase.CreateAsync(engine) : null;
        var process = new ServiceProcess(engine == Engine.Postgres ? "web" : "all", data, database?.Connection, port, Path.Combine(data, "log.txt"));
        process.EnsureStarted();
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(30) };
        await process.ReadyAsync();
        using var random = RandomNumberGenerator.Create();
        var store = new PhotoStore(Path.Combine(data, "photos"), KeyRing.Load(Path.Combine(data, "keys.json"), TimeProvider.System, random), TimeProvider.System, random);
        await using var db = Database.Open(engine, database?.Connection ?? $"Data Source={Path.Combine(data, "clinic.db")}");
        var secret = Ids.Seeded(port).Secret();
        db.Add(Rows.TokenOf(secret, "ClientsRead PhotosRead ReportsRead QueueRead", Ids.Seeded(port + 1)));
        await db.SaveChangesAsync();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return new Clinic(engine, process, http, await new LargeClinic(db, store, seed: 1).FillAsync(clients, sessions), database, data);
    }

    /// <summary>As the first owner, whose password the service has printed.</summary>
    public async Task SignInAsync()
    {
        http.DefaultRequestHeaders.Authorization = null;
        var printed = FirstAccount().Match(await File.ReadAllTextAsync(Path.Combine(data, "log.txt")));
        await SignInAsync(http, printed.Groups[1].Value, printed.Groups[2].Value);
        await AddClientAsync(printed.Groups[2].Value);
        await SignInAsync(_client, ClientAddress, printed.Groups[2].Value);
    }

    /// <summary>The account of the client that is asked for.</summary>
    private async Task AddClientAsync(string password)
    {
        await using var db = Database.Open(engine, database?.Connection ?? $"Data Source={Path.Combine(data, "clinic.db")}");
        var member = new Member { Id = Ids.Seeded(ClientSeed).New(), UserName = ClientAddress, Email = ClientAddress, DisplayName = "Client", Role = Role.Client, ClientId = known.Client };
        (member.NormalizedUserName, member.NormalizedEmail, member.SecurityStamp) = (ClientAddress.ToUpperInvariant(), ClientAddress.ToUpperInvariant(), member.Id.ToString("N"));
        member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, password);
        db.Add(member);
        await db.SaveChangesAsync();
    }

    private static async Task SignInAsync(HttpClient who, string email, string password)
    {
        var token = PageToken().Match(await who.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        var form = new Dictionary<string, string> { ["email"] = email, ["password"] = password, ["__RequestVerificationToken"] = token };
        using var signedIn = await who.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(form));
        if (signedIn.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Signing in answered {(int)signedIn.StatusCode}.");
    }

    public async Task<double> TimeAsync(string route)
    {
        var path = route.Replace("{client}", known.Client.ToString(), StringComparison.Ordinal).Replace("{course}", known.Course.ToString(), StringComparison.Ordinal)
            .Replace("{session}", known.Session.ToString(), StringComparison.Ordinal).Replace("{photo}", known.Photo.ToString(), StringComparison.Ordinal)
            .Replace("{report}", known.Report.ToString(), StringComparison.Ordinal).Replace("{day}", known.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var clock = Stopwatch.StartNew();
        using var answer = await (route == OwnPage ? _client : http).GetAsync(new Uri(path, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex(@"^\s+(\S+@\S+)\s+password (\S+)", RegexOptions.Multiline)]
    private static partial Regex FirstAccount();

    [GeneratedRegex("""<meta name="antiforgery" content="([^"]+)" ?/?>""")]
    private static partial Regex PageToken();

    public async ValueTask DisposeAsync()
    {
        process.Dispose();
        http.Dispose();
        _client.Dispose();
        if (database is not null) await database.DisposeAsync();
        Database.CloseIdle();
        Directory.Delete(data, recursive: true);
    }
}
