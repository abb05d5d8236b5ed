using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>
/// The folder that cameras and cards write to. Only plain files below it are seen: no link is followed, and nothing whose name says that
/// it is hidden or still being written. A file is removed only if it is still the one that was read.
/// </summary>
public sealed class InboxFolder(string root)
{
    private const string RefusedFolder = ".refused";
    private const int Deepest = 12;
    private const int MostFiles = 10_000;

    private static readonly string[] Unfinished = [".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", "~"];

    private static readonly EnumerationOptions Plain = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = Deepest,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System, // links; names with a dot
    };

    public string Root { get; } = System.IO.Path.GetFullPath(root);

    /// <summary>In the order of their names. Empty files are still to be written, or no files at all.</summary>
    public IReadOnlyList<InboxFile> Files() =>
    [
        .. new DirectoryInfo(Root).EnumerateFiles("*", Plain).Take(MostFiles)
            .Where(file => file.Exists && file.LinkTarget is null && file.Length > 0 && !IsUnfinished(file.Name))
            .Select(file => new InboxFile(file.FullName, Path.GetRelativePath(Root, file.FullName), file.Length, file.LastWriteTimeUtc))
            .OrderBy(file => file.Relative, StringComparer.Ordinal),
    ];

    public static bool IsUnchanged(InboxFile file) =>
        new FileInfo(file.Path) is { Exists: true, LinkTarget: null } now && now.Length == file.Length && now.LastWriteTimeUtc == file.Modified;

    /// <exception cref="IOException">It has gone, or has become something else.</exception>
    public static FileStream Open(InboxFile file) => IsUnchanged(file)
        ? new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : throw new IOException("A file of the inbox changed before it was read.");

    /// <summary>Takes a file away whose content is safe; one that was written to since then stays and is read again.</summary>
    public static void Remove(InboxFile file)
    {
        if (IsUnchanged(file)) File.Delete(file.Path);
    }

    /// <summary>Moves a file that cannot be taken in out of the way, with the reason beside it. Nothing is overwritten, nothing deleted.</summary>
    public void Refuse(InboxFile file, Refusal why)
    {
        if (!IsUnchanged(file)) return;
        var folder = Path.Combine(Root, RefusedFolder, file.Folder);
        Directory.CreateDirectory(folder);
        var place = FreePlace(folder, Path.GetFileName(file.Path));
        File.WriteAllText(place + ".txt", $"{why.Message}\n{why.Advice}\n");
        File.Move(file.Path, place);
    }

    private static bool IsUnfinished(string name) =>
        name[0] is '.' or '~' || Unfinished.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string FreePlace(string folder, string name)
    {
        var place = Path.Combine(folder, name);
        for (var number = 2; Path.Exists(place); number++)
            place = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}");
        return place;
    }
}
