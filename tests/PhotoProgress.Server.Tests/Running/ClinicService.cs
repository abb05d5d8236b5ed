using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Tests.Running;

/// <summary>The service itself, as its composition makes it, on a port of this machine; it takes photos in and analyses none.</summary>
public sealed partial class ClinicService : IAsyncDisposable
{
    public const string Password = "long enough for anybody";

    /// <summary>Largest photo that it takes.</summary>
    public const int MostPhotoBytes = ServiceSettings.BytesOfMegabyte;

    /// <summary>Of a password's hash. The service's own 100,000 cost a quarter of a second for each person who signs in, and no test here looks at them.</summary>
    private const int QuickIterations = 100;

    private static readonly ConcurrentDictionary<Engine, Lazy<Task<ClinicService>>> Shared = new();

    private readonly TestDatabase _database;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Task<HttpClient>> _signedIn = new();

    private ClinicService(WebApplication app, TestDatabase database, string folder) => (App, _database, _folder, Seed) = (app, database, folder, new Seed(this));

    public WebApplication App { get; }

    public Seed Seed { get; }

    public PhotoStore Store => App.Services.GetRequiredService<PhotoStore>();

    public Uri Address => new(App.Urls.First());

    /// <summary>One for all tests of an engine that bring their own clients.</summary>
    public static Task<ClinicService> SharedAsync(Engine engine) => Shared.GetOrAdd(engine, key => new Lazy<Task<ClinicService>>(async () =>
    {
        var service = await StartAsync(key);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(service._folder, recursive: true);
        return service;
    })).Value;

    /// <param name="clock">Null takes the system's.</param>
    /// <param name="configure">Changes the settings; null leaves them.</param>
    public static async Task<ClinicService> StartAsync(Engine engine, TimeProvider? clock = null, Func<ServiceSettings, ServiceSettings>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("photoprogress-service-").FullName;
        var settings = new ServiceSettings(ServiceRole.Web, folder, engine, database.Connection, Path.Combine(folder, "keys.json"), null, 1, 1, false);
        settings = configure?.Invoke(settings) ?? settings;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPhotoProgress(settings);
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = QuickIterations);
        if (clock is not null) builder.Services.AddSingleton(clock);
        var app = builder.Build();
        await app.PrepareAsync(settings);
        app.UsePhotoProgress(settings);
        await app.StartAsync();
        return new ClinicService(app, database, folder);
    }

    /// <summary>Of everything that the service keeps.</summary>
    public string Folder => _folder;

    public ClinicDb Open() => _database.Open();

    /// <summary>Runs something with the services of one request.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Nobody in particular; follows no redirection.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async Task<HttpClient> WithTokenAsync(params string[] scopes)
    {
        var made = await WithAsync<Tokens, string>(async tokens =>
            (await tokens.CreateAsync(new NewToken("test", scopes, null), Guid.Empty, "operator", default)).Value!.Secret);
        return WithSecret(made);
    }

    public HttpClient WithSecret(string secret)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    /// <summary>A member who signed in by the form; unsafe requests carry the page's token.</summary>
    /// <param name="clientId">Of the role of client.</param>
    public Task<HttpClient> SignedInAsync(Role role, Guid? clientId = null) => _signedIn.GetOrAdd($"{role}{clientId}", _ => SignInAsync(role, clientId));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody not signed in who can send forms.</summary>
    public async Task<HttpClient> VisitorAsync()
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Add("X-Antiforgery", await PageTokenAsync(http));
        return http;
    }

    private async Task<HttpClient> SignInAsync(Role role, Guid? clientId)
    {
        var email = $"{role}{clientId}@clinic.test".ToLowerInvariant();
        var made = await WithAsync<UserManager<Member>, IdentityResult>(members => members.CreateAsync(
            new Member { Id = Seed.Ids.New(), UserName = email, Email = email, DisplayName = role.ToString(), Role = role, ClientId = clientId }, Password));
        Assert.True(made.Succeeded, made.ToString());
        var http = Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = email, ["password"] = Password, ["__RequestVerificationToken"] = await PageTokenAsync(http) });
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Add("X-Antiforgery", await PageTokenAsync(http));
        return http;
    }

    /// <summary>The denied page is for everybody and carries a token as every page does.</summary>
    public static async Task<string> PageTokenAsync(HttpClient http)
    {
        using var page = await http.GetAsync(new Uri("/denied", UriKind.Relative));
        return TokenOf(await page.Content.ReadAsStringAsync());
    }

    public static string TokenOf(string page) => System.Net.WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);

    [GeneratedRegex("""<meta name="antiforgery" content="([^"]+)" ?/?>""")]
    private static partial Regex Token();
}
