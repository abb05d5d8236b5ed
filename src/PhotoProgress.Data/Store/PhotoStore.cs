using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Data.Store;

/// <summary>
/// Photos at rest: encrypted, each under a key of its own, found by their content, and on the disk before an addition returns
/// (docs/decisions/0013-photo-store.md). Thread-safe; several processes may use one folder. A photo's file lies at <c>aa/bb/address</c>.
/// </summary>
public sealed class PhotoStore
{
    private const string IncomingFolder = "incoming";
    private const string LockFile = ".lock";

    private readonly TimeProvider _time;
    private readonly RandomNumberGenerator _random;
    private readonly string _incoming;
    private readonly ConcurrentDictionary<string, bool> _durableFolders = new();

    /// <param name="folder">Made where it is missing; rights of group and others to it are taken away.</param>
    /// <param name="random">Makes data keys and nonces: <see cref="RandomNumberGenerator.Create()"/> except in tests.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public PhotoStore(string folder, KeyRing keys, TimeProvider time, RandomNumberGenerator random)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(random);
        (Folder, Keys, _time, _random) = (Path.GetFullPath(folder), keys, time, random);
        _incoming = Path.Combine(Folder, IncomingFolder);
        Posix.MakeFolder(_incoming);
        Posix.MakePrivate(Folder);
        Posix.SyncFolder(Path.GetDirectoryName(Folder) ?? Folder);
    }

    public string Folder { get; }

    internal KeyRing Keys { get; }

    /// <summary>Stores a stream's content durably. Content that is there already is not stored twice, and replaces a damaged file.</summary>
    /// <param name="mostBytes">The longest content that is taken.</param>
    /// <returns>Where it is; or a refusal, <c>too_large_bytes</c>.</returns>
    /// <exception cref="IOException">The disk is full or fails; nothing is left behind.</exception>
    /// <exception cref="KeyFileException">The key file is gone: nothing is stored under a key that is in memory only.</exception>
    public async Task<Outcome<StoredBlob>> AddAsync(Stream plain, long mostBytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentOutOfRangeException.ThrowIfNegative(mostBytes);
        using var digest = NewDigest();
        using var incoming = IncomingFile.In(_incoming, _random);
        var dataKey = new byte[ClinicKey.SecretBytes];
        _random.GetBytes(dataKey);
        var length = await incoming.SealAsync(plain, mostBytes, dataKey, digest, cancellation);
        using var secret = new BlobSecret(dataKey, length ?? 0);
        return length is { } bytes ? await PlaceAsync(incoming, AddressFrom(digest), secret, cancellation) : TooLarge(mostBytes);
    }

    /// <inheritdoc cref="AddAsync(Stream, long, CancellationToken)"/>
    public async Task<StoredBlob> AddAsync(ReadOnlyMemory<byte> plain, CancellationToken cancellation = default)
    {
        using var stream = MemoryMarshal.TryGetArray(plain, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(plain.ToArray(), writable: false);
        return (await AddAsync(stream, plain.Length, cancellation)).Value;
    }

    /// <summary>The address that content has or would have in this store.</summary>
    public string AddressOf(ReadOnlySpan<byte> plain) => Convert.ToHexStringLower(HMACSHA256.HashData(Keys.AddressKey, plain));

    public bool Exists(string address) => File.Exists(PathOf(address));

    /// <summary>The content as a stream that can seek and decrypts as it is read; the photo may be deleted or its key rotated meanwhile.</summary>
    /// <exception cref="FileNotFoundException">There is no such photo.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged, another's, or its key is missing; also from reading.</exception>
    public Stream OpenRead(string address) => DecryptingStream.Open(OpenFile(address).SafeFileHandle, address, Keys);

    /// <inheritdoc cref="OpenRead"/>
    public async Task<byte[]> ReadAllAsync(string address, CancellationToken cancellation = default)
    {
        await using var plain = OpenRead(address);
        var bytes = new byte[plain.Length];
        await plain.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>Decrypts all of a photo and makes its address again from what came out.</summary>
    /// <exception cref="FileNotFoundException">There is no such photo.</exception>
    /// <exception cref="StoreCorruptException">It is not what was stored, or its key is missing.</exception>
    public async Task VerifyAsync(string address, CancellationToken cancellation = default)
    {
        using var digest = NewDigest();
        await using var plain = OpenRead(address);
        var buffer = new byte[SegmentLayout.SegmentBytes];
        for (int read; (read = await plain.ReadAsync(buffer, cancellation)) > 0;) digest.AppendData(buffer, 0, read);
        if (AddressFrom(digest) != address) throw new StoreCorruptException(address, "the content is not the one that this address stands for; restore the photo from a backup");
    }

    /// <summary>Removes a photo durably. One that is not there is no fault.</summary>
    public void Delete(string address) => Delete(address, _ => true);

    /// <summary>
    /// Removes a photo unless it was added, or added once more, since a listing found it: so a sweep of photos that nobody refers to does
    /// not take one that somebody is just about to refer to.
    /// </summary>
    /// <returns>Whether it is gone.</returns>
    public bool DeleteUnlessTouched(StoredFile listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        return Delete(listed.Address, path => TouchedAt(path) <= listed.Touched);
    }

    /// <summary>All photos in the order of their addresses, without half-written ones. Those that come or go meanwhile may be missing.</summary>
    public IEnumerable<StoredFile> All() =>
        from folder in Below(Folder)
        from inner in Below(folder)
        from file in new DirectoryInfo(inner).EnumerateFiles().Where(file => PhotoAddress.IsValid(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)
        where file.Exists // may have been deleted since it was listed
        select new StoredFile(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));

    /// <summary>Files left half-written, to which nothing was written for longer than an age: more than the slowest upload pauses.</summary>
    public IReadOnlyList<AbandonedFile> Abandoned(TimeSpan age)
    {
        var before = _time.GetUtcNow() - age;
        return
        [
            .. from file in new DirectoryInfo(_incoming).GetFiles("*" + IncomingFile.Ending)
               where file.Exists && new DateTimeOffset(file.LastWriteTimeUtc) < before
               select new AbandonedFile(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)),
        ];
    }

    /// <summary>Removes what <see cref="Abandoned"/> finds.</summary>
    /// <returns>What was removed.</returns>
    public IReadOnlyList<AbandonedFile> SweepAbandoned(TimeSpan age)
    {
        var abandoned = Abandoned(age);
        foreach (var file in abandoned) File.Delete(Path.Combine(_incoming, file.Name));
        return abandoned;
    }

    /// <summary>Places a file that a backup holds, encrypted as it is; replaces what an interrupted restore placed.</summary>
    internal async Task PutAsync(string address, Stream stored, CancellationToken cancellation)
    {
        using var incoming = NewIncoming();
        await incoming.CopyWholeAsync(stored, cancellation);
        var folder = MakeFolders(address);
        using (TakeLock()) incoming.MoveTo(PathOf(address));
        Posix.SyncFolder(folder);
    }

    internal string PathOf(string address) => Path.Combine(PhotoAddress.FolderOf(Folder, address), address);

    internal IncomingFile NewIncoming() => IncomingFile.In(_incoming, _random);

    internal HeldLock TakeLock() => HeldLock.Take(Path.Combine(Folder, LockFile));

    internal byte[] Wrap(ClinicKey key, string address, BlobSecret secret) => BlobHeader.Wrap(key, address, secret, _random);

    /// <exception cref="FileNotFoundException">There is no such photo.</exception>
    internal FileStream OpenFile(string address)
    {
        try
        {
            return new FileStream(PathOf(address), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"Photo {address} is not in the store.", fault);
        }
    }

    /// <summary>The first bytes of a stored file, fewer if it has fewer.</summary>
    internal byte[] HeaderOf(string address)
    {
        using var file = OpenFile(address);
        var header = new byte[BlobHeader.Bytes];
        return header[..RandomAccess.Read(file.SafeFileHandle, header, 0)];
    }

    private async Task<Outcome<StoredBlob>> PlaceAsync(IncomingFile incoming, string address, BlobSecret secret, CancellationToken cancellation)
    {
        var folder = MakeFolders(address);
        var isWhole = await IsWholeAsync(address, cancellation);
        var wasThere = isWhole && TryTouch(address);
        if (!wasThere) Place(incoming, address, secret);
        Posix.SyncFolder(folder);
        return new StoredBlob(address, secret.PlainBytes, wasThere);
    }

    /// <summary>
    /// Between sealing and placing another process may have rotated the keys and retired the one used. Under the lock, which
    /// <see cref="KeyRotation.Retire"/> takes too, the file gets the key that is current then.
    /// </summary>
    private void Place(IncomingFile incoming, string address, BlobSecret secret)
    {
        var used = Keys.Current;
        incoming.Finish(Wrap(used, address, secret));
        using var held = TakeLock();
        Keys.Refresh();
        if (Keys.CurrentId != used.Id) incoming.Finish(Wrap(Keys.Current, address, secret));
        incoming.MoveTo(PathOf(address));
    }

    /// <summary>Marks a photo as added again just now; false if it has gone.</summary>
    private bool TryTouch(string address)
    {
        var path = PathOf(address);
        using var held = TakeLock();
        if (!File.Exists(path)) return false;
        File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime);
        return true;
    }

    private async Task<bool> IsWholeAsync(string address, CancellationToken cancellation)
    {
        if (!Exists(address)) return false;
        try
        {
            await VerifyAsync(address, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is StoreCorruptException or FileNotFoundException)
        {
            return false;
        }
    }

    private bool Delete(string address, Func<string, bool> stillMay)
    {
        var path = PathOf(address);
        using (TakeLock())
        {
            if (!File.Exists(path)) return true;
            if (!stillMay(path)) return false;
            File.Delete(path);
        }

        Posix.SyncFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>Makes a photo's folders durable once in the life of this process, whoever made them.</summary>
    private string MakeFolders(string address)
    {
        var folder = PhotoAddress.FolderOf(Folder, address);
        if (_durableFolders.ContainsKey(folder)) return folder;
        Posix.MakeFolder(folder);
        Posix.SyncFolder(Path.GetDirectoryName(folder)!);
        Posix.SyncFolder(Folder);
        _durableFolders.TryAdd(folder, true);
        return folder;
    }

    private IncrementalHash NewDigest() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Keys.AddressKey);

    private static string AddressFrom(IncrementalHash digest) => Convert.ToHexStringLower(digest.GetHashAndReset());

    private static DateTimeOffset TouchedAt(string path) => new(File.GetLastWriteTimeUtc(path));

    private static IEnumerable<string> Below(string folder) =>
        Directory.GetDirectories(folder).Where(path => Path.GetFileName(path) is { Length: 2 } name && PhotoAddress.IsHex(name)).Order(StringComparer.Ordinal);

    private static Refusal TooLarge(long mostBytes) => new(
        "too_large_bytes", $"The file has more than {mostBytes} bytes, the most that is taken.", "Save the photo as a JPEG of quality 95 and upload that.");
}
