using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Tests.Operations;

/// <summary>The service with settings of its own, its log caught as the JSON style writes it; with a route that fails and one that tells how it was asked.</summary>
internal sealed class OperatedService : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder;
    private readonly CaughtLog _log = new();

    private OperatedService(WebApplication app, TestDatabase database, string folder, CaughtLog log) => (App, _database, _folder, _log) = (app, database, folder, log);

    public WebApplication App { get; }

    public string Log => _log.Text;

    public ClinicDb Open() => _database.Open();

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };

    public static async Task<OperatedService> StartAsync(Func<ServiceSettings, ServiceSettings> configure)
    {
        var (database, folder, log) = (await TestDatabase.CreateAsync(Engine.Sqlite), Directory.CreateTempSubdirectory("photoprogress-operated-").FullName, new CaughtLog());
        var settings = configure(new ServiceSettings(ServiceRole.Web, folder, Engine.Sqlite, database.Connection, Path.Combine(folder, "keys.json"), null, 1, 1, false));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPhotoProgress(settings);
        var app = builder.Build();
        await app.PrepareAsync(settings);
        app.UsePhotoProgress(settings);
        app.MapGet("/test/fail", (string? who) => { throw new InvalidOperationException($"It failed for {who}."); }).AllowAnonymous();
        app.MapGet("/test/asked", (HttpContext context) => $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}").AllowAnonymous();
        await app.StartAsync();
        return new OperatedService(app, database, folder, log);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class CaughtLog : ILoggerProvider
    {
        private readonly StringBuilder _lines = new();
        private readonly IdsOnlyFormatter _formatter = new(TimeProvider.System);

        public string Text
        {
            get
            {
                lock (_lines) return _lines.ToString();
            }
        }

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Category(CaughtLog log, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                using var line = new StringWriter();
                log._formatter.Write(new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter), null, line);
                lock (log._lines) log._lines.Append(line);
            }
        }
    }
}
