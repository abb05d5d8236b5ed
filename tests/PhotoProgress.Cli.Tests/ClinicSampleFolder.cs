using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Cli.Tests;

/// <summary>A small clinic on SQLite as the service leaves it, in a folder of its own.</summary>
internal sealed class ClinicSampleFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    public string Data => _folder.Of("clinic");

    public string KeyFile => Path.Combine(Data, "keys.json");

    public string Of(string name) => _folder.Of(name);

    public static async Task<ClinicSampleFolder> CreateAsync()
    {
        var clinic = new ClinicSampleFolder();
        Directory.CreateDirectory(clinic.Data);
        var keys = KeyRing.Create(clinic.KeyFile, TimeProvider.System, clinic._random);
        var trail = new AuditTrail(TimeProvider.System, new AuditKey(keys.Derive("audit")));
        await using var db = clinic.Open();
        await db.Database.MigrateAsync();
        db.Sites.Add(new Site { Id = Ids.Random.New(), Name = "Main" });
        foreach (var seed in Enumerable.Range(0, 5)) db.Triage.Add(await clinic.TriageAsync(seed));
        await db.SaveChangesAsync();
        for (var i = 0; i < 3; i++) await trail.AddAsync(db, new AuditLine("inbox", "photo.add", $"photo:{i}"));
        return clinic;
    }

    public ClinicDb Open(string? data = null) => Database.Open(Engine.Sqlite, $"Data Source={Path.Combine(data ?? Data, "clinic.db")};Pooling=False");

    /// <summary>As another process has it: with its own copy of the keys.</summary>
    public PhotoStore OpenStore(string? data = null) =>
        new(Path.Combine(data ?? Data, "photos"), LoadKeys(), TimeProvider.System, _random);

    public KeyRing LoadKeys() => KeyRing.Load(KeyFile, TimeProvider.System, _random);

    public static byte[] Content(int seed)
    {
        var bytes = new byte[40_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Dispose()
    {
        Database.CloseIdle();
        _folder.Dispose();
    }

    private async Task<TriageItem> TriageAsync(int seed)
    {
        var blob = await OpenStore().AddAsync(Content(seed));
        return new TriageItem { Id = Ids.Random.New(), Address = blob.Address, Bytes = blob.PlainBytes, ReceivedAt = DateTimeOffset.UnixEpoch, Reason = "no_session" };
    }
}
