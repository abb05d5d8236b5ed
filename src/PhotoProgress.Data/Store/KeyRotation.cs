using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Data.Store;

/// <summary>How far a rotation is.</summary>
/// <param name="Seen">Photos looked at.</param>
/// <param name="Rewrapped">Photos whose data key is now locked with the current key and was not before.</param>
/// <param name="Faults">One line for each photo that could not be opened; it stays as it was.</param>
public sealed record RotationResult(long Seen, long Rewrapped, IReadOnlyList<string> Faults);

/// <summary>How many files of the photo store each key locks.</summary>
/// <param name="Files">By the key's id; keys that lock none are not in it.</param>
/// <param name="Damaged">Files whose key cannot be seen.</param>
public sealed record KeyCount(IReadOnlyDictionary<string, long> Files, long Damaged);

/// <summary>
/// Changes the key that locks the photos: <see cref="KeyRing.AddKey"/>, then <see cref="RunAsync"/>, then <see cref="Retire"/> for each old
/// key. The photos' own data keys and bodies stay. Photos may be read, added and deleted meanwhile.
/// </summary>
public static class KeyRotation
{
    /// <summary>Locks every photo's data key with the current key. Stopped half-way it goes on where it was: what is done is passed over.</summary>
    /// <param name="progress">Told after each photo how many were seen; may be null.</param>
    /// <exception cref="OperationCanceledException">It was stopped between two photos; both are whole.</exception>
    public static async Task<RotationResult> RunAsync(PhotoStore store, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Keys.Refresh();
        var (seen, rewrapped, faults) = (0L, 0L, new List<string>());
        foreach (var file in store.All())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (await RewrapAsync(store, file.Address, cancellation)) rewrapped++;
            }
            catch (StoreCorruptException fault)
            {
                faults.Add(fault.Message);
            }
            catch (FileNotFoundException)
            {
                // Deleted since it was listed.
            }

            seen++;
            progress?.Report(seen);
        }

        return new RotationResult(seen, rewrapped, faults);
    }

    /// <summary>
    /// Takes a key out of the key file for good, if no photo is locked with it. Backups from before the rotation are: keep a copy of the key
    /// file as long as they are kept.
    /// </summary>
    /// <returns>Null if the key is gone; else why it must stay: <c>current_key</c>, <c>unknown_key</c>, <c>key_in_use</c> or <c>damaged_photo</c>.</returns>
    public static Refusal? Retire(PhotoStore store, string keyId)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var held = store.TakeLock(); // while it is held no photo is placed
        store.Keys.Refresh();
        if (store.Keys.CurrentId == keyId) return new("current_key", $"Key {keyId} is the current one.", "Add a key and rotate to it first.");
        if (store.Keys.Find(keyId) is null) return new("unknown_key", $"Key {keyId} is not in '{store.Keys.Path}'.", $"Keys there: {string.Join(", ", store.Keys.Keys.Select(key => key.Id))}.");
        if (Blocking(store, keyId) is { } refusal) return refusal;
        store.Keys.Remove(keyId);
        return null;
    }

    /// <summary>Reads the head of every file of the store.</summary>
    public static KeyCount Count(PhotoStore store, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var (files, damaged) = (new Dictionary<string, long>(), 0L);
        foreach (var file in store.All())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var id = BlobHeader.KeyIdOf(store.HeaderOf(file.Address), file.Address);
                files[id] = files.GetValueOrDefault(id) + 1;
            }
            catch (StoreCorruptException)
            {
                damaged++;
            }
            catch (FileNotFoundException)
            {
                // Deleted since it was listed.
            }
        }

        return new KeyCount(files, damaged);
    }

    private static Refusal? Blocking(PhotoStore store, string keyId)
    {
        var inUse = 0;
        foreach (var file in store.All())
        {
            try
            {
                if (BlobHeader.KeyIdOf(store.HeaderOf(file.Address), file.Address) == keyId) inUse++;
            }
            catch (StoreCorruptException fault)
            {
                return new("damaged_photo", $"{fault.Message}.", "Which key it needs cannot be seen. Restore or delete it, then retire the key.");
            }
        }

        return inUse == 0 ? null : new("key_in_use", $"{inUse} photo(s) are locked with key {keyId}.", "Run the rotation to its end first.");
    }

    private static async Task<bool> RewrapAsync(PhotoStore store, string address, CancellationToken cancellation)
    {
        var before = store.HeaderOf(address);
        if (BlobHeader.KeyIdOf(before, address) == store.Keys.CurrentId) return false;
        using var secret = BlobHeader.Unwrap(before, address, store.Keys);
        using var incoming = store.NewIncoming();
        using (var stored = store.OpenFile(address)) await incoming.CopyBodyAsync(stored, cancellation);
        var key = store.Keys.Current;
        incoming.Finish(store.Wrap(key, address, secret));
        return TryReplace(store, address, before, key.Id, incoming);
    }

    /// <summary>
    /// Replaces the file that was copied, and no other: one that has been deleted meanwhile must not come back, and a key that has been retired
    /// meanwhile must lock nothing. The time of its addition stays.
    /// </summary>
    private static bool TryReplace(PhotoStore store, string address, byte[] before, string usedKey, IncomingFile incoming)
    {
        var path = store.PathOf(address);
        using (store.TakeLock())
        {
            store.Keys.Refresh();
            if (store.Keys.CurrentId != usedKey) return false; // another rotation has begun; it takes this photo too
            if (!store.Exists(address) || !store.HeaderOf(address).AsSpan().SequenceEqual(before)) return false;
            var touched = File.GetLastWriteTimeUtc(path);
            incoming.MoveTo(path);
            File.SetLastWriteTimeUtc(path, touched);
        }

        Posix.SyncFolder(Path.GetDirectoryName(path)!);
        return true;
    }
}
