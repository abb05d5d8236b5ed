using System.Security.Cryptography;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests.Store;

namespace PhotoProgress.Data.Tests.Backup;

/// <summary>A clinic to back up, and an empty place to restore it to.</summary>
internal sealed class BackupBench : IAsyncDisposable
{
    private readonly List<TestDatabase> _databases = [];

    public StoreFolder Folder { get; } = new();

    public TestDatabase Clinic => _databases[0];

    public string File => Path.Combine(Folder.Root, "clinic.backup");

    public static async Task<BackupBench> CreateAsync(Engine engine, bool filled = true)
    {
        var bench = new BackupBench();
        bench._databases.Add(await TestDatabase.CreateAsync(engine));
        if (filled) await ClinicSample.FillAsync(bench.Clinic, bench.Folder);
        return bench;
    }

    public Task<BackupResult> BackupAsync(string? file = null, IProgress<long>? progress = null) =>
        new ClinicBackup(Folder.Clock, RandomNumberGenerator.Create()).WriteAsync(ClinicSample.PlaceOf(Clinic, Folder), file ?? File, progress);

    /// <summary>An empty database, already with its tables, and an empty data folder.</summary>
    public async Task<(TestDatabase Database, ClinicPlace Place)> EmptyAsync(Engine engine, KeyRing? keys = null)
    {
        var database = await TestDatabase.CreateAsync(engine);
        _databases.Add(database);
        var data = Path.Combine(Folder.Root, $"restored-{_databases.Count}");
        return (database, new ClinicPlace(data, engine, database.Connection, new PhotoStore(Path.Combine(data, "photos"), keys ?? Folder.LoadKeys(), Folder.Clock, RandomNumberGenerator.Create())));
    }

    public Task<BackupResult> RestoreAsync(ClinicPlace place, string? file = null, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        new ClinicRestore(Folder.Clock).RunAsync(place, file ?? File, progress, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases) await database.DisposeAsync();
        Folder.Dispose();
    }
}
