using System.Security.Cryptography;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

/// <summary>A store and its key file in a folder of their own, gone afterwards.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly SeededBytes _random = new(20_260_401);

    public StoreFolder()
    {
        Keys = KeyRing.Create(KeyPath, Clock, _random);
        Store = Open();
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("photoprogress-store-").FullName;

    public string KeyPath => Path.Combine(Root, "secrets", "keys.json");

    public string PhotoFolder => Path.Combine(Root, "photos");

    public string Incoming => Path.Combine(PhotoFolder, "incoming");

    public HandClock Clock { get; } = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));

    public KeyRing Keys { get; }

    public PhotoStore Store { get; }

    /// <summary>Another store on the same folder with its own copy of the keys, as another process has.</summary>
    public PhotoStore Open() => new(PhotoFolder, LoadKeys(), Clock, _random);

    public KeyRing LoadKeys() => KeyRing.Load(KeyPath, Clock, _random);

    /// <summary>Keys of somebody else.</summary>
    public KeyRing OtherKeys() => KeyRing.Create(Path.Combine(Root, "other.json"), Clock, _random);

    public string FileOf(string address) => Path.Combine(PhotoFolder, address[..2], address[2..4], address);

    public void SetTouched(string address, DateTimeOffset time) => File.SetLastWriteTimeUtc(FileOf(address), time.UtcDateTime);

    public string[] AllFiles() => Directory.GetFiles(PhotoFolder, "*", SearchOption.AllDirectories);

    /// <summary>Bytes without a pattern, the same for the same arguments.</summary>
    public static byte[] Content(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Randomness that repeats itself; for tests only.</summary>
internal sealed class SeededBytes(int seed) : RandomNumberGenerator
{
    private readonly Random _random = new(seed);

    public override void GetBytes(byte[] data)
    {
        lock (_random) _random.NextBytes(data);
    }
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class HandClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
