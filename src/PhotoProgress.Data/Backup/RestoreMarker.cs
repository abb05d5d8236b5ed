using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// A file in the data folder while a restore is under way. One that was interrupted leaves it behind: half a clinic must not start, and only
/// the same backup may go on.
/// </summary>
public static class RestoreMarker
{
    public const string FileName = "restore-unfinished";

    /// <returns>Id of the backup that was being restored; null where none is.</returns>
    public static string? Read(string dataFolder) =>
        File.Exists(PathIn(dataFolder)) ? File.ReadAllText(PathIn(dataFolder)).Trim() : null;

    /// <exception cref="BackupException">A restore was begun here and did not end.</exception>
    public static void Refuse(string dataFolder)
    {
        if (Read(dataFolder) is { } id)
            throw new BackupException($"The data folder '{dataFolder}' holds half a clinic: the restore of backup {id} was interrupted. Run the same restore again; it goes on where it was.");
    }

    internal static void Write(string dataFolder, string backupId)
    {
        File.Delete(PathIn(dataFolder));
        using (var file = Posix.CreateFile(PathIn(dataFolder)))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(backupId));
            file.Flush(flushToDisk: true);
        }

        Posix.SyncFolder(dataFolder);
    }

    internal static void Remove(string dataFolder)
    {
        File.Delete(PathIn(dataFolder));
        Posix.SyncFolder(dataFolder);
    }

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, FileName);
}
