using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Server.Ingest.Inbox;
using PhotoProgress.Server.Pipeline;
using Photo = PhotoProgress.Data.Photos.Photo;

namespace PhotoProgress.Server.Tests.Ingest.Inbox;

/// <summary>An inbox of a service, read by hand, by a clock that is moved by hand.</summary>
public sealed class TestInbox : IAsyncDisposable
{
    private readonly FakeTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private Server.Ingest.Inbox.Inbox _inbox;

    private TestInbox(TestService service)
    {
        Service = service;
        Directory.CreateDirectory(PathOf(""));
        _inbox = Open();
    }

    public TestService Service { get; }

    public static async Task<TestInbox> StartAsync(Engine engine) => new(await Services.PausedAsync(engine));

    public string PathOf(string relative) => Path.Combine(Service.Folder, "inbox", relative);

    /// <param name="modified">Rendered photos have no camera's clock: the file's time counts.</param>
    public string Write(string relative, byte[] bytes, DateTime? modified = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllBytes(PathOf(relative), bytes);
        if (modified is { } time) File.SetLastWriteTimeUtc(PathOf(relative), time);
        return PathOf(relative);
    }

    /// <summary>What is there is seen, and is complete when it is seen again.</summary>
    public async Task SettledAsync()
    {
        await AfterAsync(TimeSpan.Zero);
        await AfterAsync(Settling.Proper);
    }

    public async Task AfterAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _inbox.PassAsync(CancellationToken.None);
    }

    /// <summary>As after a crash: nothing is remembered but what is on the disk.</summary>
    public void Restart() => _inbox = Open();

    /// <summary>Files in the inbox, without those that were set aside.</summary>
    public IReadOnlyList<string> Left() =>
        [.. Directory.GetFiles(PathOf(""), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(PathOf(""), path)).Where(path => !path.StartsWith(".refused", StringComparison.Ordinal) && !path.StartsWith("linked", StringComparison.Ordinal))];

    public async Task<List<Photo>> PhotosAsync()
    {
        await using var db = Service.Open();
        return await db.Photos.AsNoTracking().ToListAsync();
    }

    public async Task<List<TriageItem>> TriageAsync()
    {
        await using var db = Service.Open();
        return await db.Triage.AsNoTracking().ToListAsync();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    private Server.Ingest.Inbox.Inbox Open() => new(
        PathOf(""), Service.Folder, Service.App.Services.GetRequiredService<IServiceScopeFactory>(), Service.App.Services.GetRequiredService<AnalysisEngine>(),
        _time, NullLogger<Server.Ingest.Inbox.Inbox>.Instance);
}
