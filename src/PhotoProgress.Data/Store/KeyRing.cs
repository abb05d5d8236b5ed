using System.Security.Cryptography;

namespace PhotoProgress.Data.Store;

/// <summary>
/// The clinic's keys, from a key file that only its owner may read. Several processes may use one file: a key that another has added is
/// found. Thread-safe. Prints the ids of its keys and never a key.
/// </summary>
public sealed class KeyRing
{
    /// <summary>Names the key file where no setting does.</summary>
    public const string Variable = "PHOTOPROGRESS_KEYS";

    private readonly TimeProvider _time;
    private readonly RandomNumberGenerator _random;
    private volatile KeySet _keys;

    private KeyRing(string path, KeySet keys, TimeProvider time, RandomNumberGenerator random)
    {
        (Path, _keys, _time, _random) = (path, keys, time, random);
    }

    public string Path { get; }

    /// <summary>Id of the key that locks what is added from now on: 32 hexadecimal digits.</summary>
    public string CurrentId => _keys.Current.Id;

    /// <summary>Ids of all keys with the times at which they were made, oldest first.</summary>
    public IReadOnlyList<(string Id, DateTimeOffset Created)> Keys => [.. _keys.Keys.Select(key => (key.Id, key.Created))];

    internal byte[] AddressKey => _keys.AddressKey;

    internal ClinicKey Current => _keys.Current;

    /// <summary>A key for another purpose of the clinic, such as the audit trail; it stays the same when keys are rotated.</summary>
    /// <param name="purpose">Another purpose, another key.</param>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, AddressKey, ClinicKey.SecretBytes, info: System.Text.Encoding.UTF8.GetBytes($"photoprogress/{purpose}"));

    /// <summary>The key file to use: what is set, else what <see cref="Variable"/> names, else the fallback.</summary>
    /// <param name="environment">Reads a variable; null where it is not set.</param>
    public static string PathFrom(string? setting, Func<string, string?> environment, string fallback)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (!string.IsNullOrEmpty(setting)) return setting;
        return environment(Variable) is { Length: > 0 } named ? named : fallback;
    }

    /// <summary>Writes a new key file with fresh keys, durably.</summary>
    /// <param name="random">Makes keys and ids: <see cref="RandomNumberGenerator.Create()"/> except in tests.</param>
    /// <exception cref="KeyFileException">There is a file of that name.</exception>
    public static KeyRing Create(string path, TimeProvider time, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        var first = NewKey(time, random);
        var full = System.IO.Path.GetFullPath(path);
        var keys = new KeySet(Bytes(random, ClinicKey.SecretBytes), first.Id, [first]);
        KeyFile.Create(full, keys);
        return new KeyRing(full, keys, time, random);
    }

    /// <exception cref="KeyFileException">There is no such file, others than its owner may read it, or it is damaged.</exception>
    public static KeyRing Load(string path, TimeProvider time, RandomNumberGenerator random)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        var full = System.IO.Path.GetFullPath(path);
        return new KeyRing(full, KeyFile.Read(full), time, random);
    }

    /// <summary>The first step of a rotation: makes a key and makes it the current one. The next is <see cref="KeyRotation.RunAsync"/>.</summary>
    /// <returns>The new key's id.</returns>
    /// <exception cref="KeyFileException">The file is gone or damaged.</exception>
    public string AddKey()
    {
        var key = NewKey(_time, _random);
        Change(keys => keys.With(key));
        return key.Id;
    }

    public override string ToString() => $"keys {string.Join(", ", _keys.Keys)}; current {_keys.Current}";

    /// <summary>A key by its id, also one that another process has added since; null if the file does not hold it.</summary>
    internal ClinicKey? Find(string id)
    {
        if (_keys.Find(id) is { } known) return known;
        Refresh();
        return _keys.Find(id);
    }

    /// <summary>Forgets a key for good. Only <see cref="KeyRotation.Retire"/> may: it has looked whether a photo still needs it.</summary>
    internal void Remove(string id) => Change(keys => keys.Without(id));

    /// <summary>Reads the file again. A file that is gone is a fault: what is locked with keys in memory alone is lost at the next start.</summary>
    /// <exception cref="KeyFileException">The file is gone, damaged or another clinic's.</exception>
    public void Refresh()
    {
        var read = KeyFile.Read(Path);
        if (!CryptographicOperations.FixedTimeEquals(read.AddressKey, _keys.AddressKey))
            throw new KeyFileException(Path, "its address key is another than at the start of this program: this is another clinic's file. Bring the right one back.");
        _keys = read;
    }

    private void Change(Func<KeySet, KeySet> change)
    {
        using var held = HeldLock.Take(Path + ".lock");
        Refresh();
        var changed = change(_keys);
        KeyFile.Replace(Path, changed);
        _keys = changed;
    }

    private static ClinicKey NewKey(TimeProvider time, RandomNumberGenerator random) =>
        new(Convert.ToHexStringLower(Bytes(random, ClinicKey.IdBytes)), time.GetUtcNow(), Bytes(random, ClinicKey.SecretBytes));

    private static byte[] Bytes(RandomNumberGenerator random, int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }
}
