namespace PhotoProgress.Data.Store;

/// <summary>A small private file that is there as a whole or not at all, also after a power cut.</summary>
public static class DurableFile
{
    private const string HalfEnding = ".part";

    /// <summary>Writes under another name, durably, and renames. A file of that name is replaced; the folder is made, private, where there is none.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static void Write(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        Posix.MakeFolder(folder);
        var path = Path.Combine(folder, name);
        File.Delete(path + HalfEnding);
        using (var file = Posix.CreateFile(path + HalfEnding))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + HalfEnding, path, overwrite: true);
        Posix.SyncFolder(folder);
    }
}
