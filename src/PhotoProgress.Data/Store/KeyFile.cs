using System.Text.Json;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Data.Store;

/// <summary>The key file cannot be used. The message is one line and holds no key.</summary>
public sealed class KeyFileException : Exception
{
    public KeyFileException(string path, string what, Exception? inner = null)
        : base($"Key file '{path}': {what}", inner)
    {
    }
}

/// <summary>The key file on the disk: JSON, readable by its owner only, replaced in one step.</summary>
internal static class KeyFile
{
    private const string Schema = "photoprogress.keys/1";

    /// <exception cref="KeyFileException">There is no such file, others may read it, or it holds something else.</exception>
    public static KeySet Read(string path)
    {
        var content = Parse(path, ReadPrivately(path));
        var keys = content.Keys.OfType<Entry>().Select(entry => new ClinicKey(entry.Id, entry.Created, entry.Key)).ToArray();
        if (content.AddressKey.Length != ClinicKey.SecretBytes || keys.Any(key => key.Secret.Length != ClinicKey.SecretBytes))
            throw new KeyFileException(path, "every key has 32 bytes in Base64, and one here has not; bring the file back from its copy.");
        if (keys.Any(key => key.Id.Length != 2 * ClinicKey.IdBytes || !PhotoAddress.IsHex(key.Id)) || keys.DistinctBy(key => key.Id).Count() != keys.Length)
            throw new KeyFileException(path, "every key has an id of its own with 32 digits 0–9 and a–f, and here this is not so; bring the file back from its copy.");
        if (!keys.Any(key => key.Id == content.Current))
            throw new KeyFileException(path, $"the current key, {content.Current}, is not among its keys; bring the file back from its copy.");
        return new KeySet(content.AddressKey, content.Current, keys);
    }

    /// <summary>Writes a file that was not there.</summary>
    /// <exception cref="KeyFileException">There is one, which is never overwritten: all photos would be lost with it.</exception>
    public static void Create(string path, KeySet keys)
    {
        Posix.MakeFolder(FolderOf(path));
        var half = WriteHalf(path, keys);
        try
        {
            if (!Posix.TryLink(half, path)) throw new KeyFileException(path, "the file is there already, and without its keys no photo can be read; name another file.");
        }
        finally
        {
            File.Delete(half);
        }

        Posix.SyncFolder(FolderOf(path));
    }

    public static void Replace(string path, KeySet keys)
    {
        File.Move(WriteHalf(path, keys), path, overwrite: true);
        Posix.SyncFolder(FolderOf(path));
    }

    private static byte[] ReadPrivately(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (Posix.IsOpenToOthers(file)) throw new KeyFileException(path, $"others than its owner have rights to it. Run: chmod 600 '{path}'");
            var bytes = new byte[RandomAccess.GetLength(file)];
            return bytes[..RandomAccess.Read(file, bytes, 0)];
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KeyFileException(path, "there is no such file. Without it no photo can be read: bring it back from its copy, or name the right one.", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new KeyFileException(path, "this user may not read it. It must belong to the user of the service.", fault);
        }
    }

    private static Content Parse(string path, byte[] bytes)
    {
        try
        {
            return JsonTable.Read<Content>(System.Text.Encoding.UTF8.GetString(bytes), Schema);
        }
        catch (FormatException fault)
        {
            throw new KeyFileException(path, $"{fault.Message} Bring the file back from its copy.", fault);
        }
    }

    private static string WriteHalf(string path, KeySet keys)
    {
        var content = new Content
        {
            Schema = Schema,
            AddressKey = keys.AddressKey,
            Current = keys.Current.Id,
            Keys = [.. keys.Keys.Select(key => new Entry { Id = key.Id, Created = key.Created, Key = key.Secret })],
        };
        var half = $"{path}.{keys.Current.Id}.part"; // the newest key's id: two processes that create at once do not meet
        File.Delete(half);
        using var file = Posix.CreateFile(half);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(content, JsonTable.Options));
        file.Flush(flushToDisk: true);
        return half;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    // Classes, not records: a record would print its keys.
    private sealed class Content
    {
        public required string Schema { get; init; }

        public required byte[] AddressKey { get; init; }

        public required string Current { get; init; }

        public required Entry[] Keys { get; init; }
    }

    private sealed class Entry
    {
        public required string Id { get; init; }

        public required DateTimeOffset Created { get; init; }

        public required byte[] Key { get; init; }
    }
}
