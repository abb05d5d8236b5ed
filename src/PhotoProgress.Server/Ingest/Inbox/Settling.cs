namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>Tells when a file has been written to its end: nobody says so, so it is watched.</summary>
public sealed class Settling
{
    /// <summary>Unchanged for so long, a file that ends properly is complete.</summary>
    public static readonly TimeSpan Proper = TimeSpan.FromSeconds(2);

    /// <summary>The same for kinds of files whose end cannot be told.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromSeconds(10);

    /// <summary>The same for files without the end that their kind has: a slow card, or a broken file that a person should see.</summary>
    public static readonly TimeSpan Missing = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (long Length, DateTime Modified, DateTimeOffset Since)> _seen = [];

    /// <summary>Notes what is there now; what has changed begins to be watched anew, what has gone is forgotten.</summary>
    public void Look(IReadOnlyList<InboxFile> files, DateTimeOffset now)
    {
        var paths = files.Select(file => file.Path).ToHashSet();
        foreach (var gone in _seen.Keys.Where(path => !paths.Contains(path)).ToList()) _seen.Remove(gone);
        foreach (var file in files)
            if (!_seen.TryGetValue(file.Path, out var seen) || seen.Length != file.Length || seen.Modified != file.Modified)
                _seen[file.Path] = (file.Length, file.Modified, now);
    }

    /// <summary>How long a file has been as it is.</summary>
    public TimeSpan QuietFor(InboxFile file, DateTimeOffset now) => _seen.TryGetValue(file.Path, out var seen) ? now - seen.Since : TimeSpan.Zero;

    /// <param name="endOf">Looks at a file's end; asked only once it is quiet.</param>
    public bool IsComplete(InboxFile file, Func<InboxFile, FileEnd> endOf, DateTimeOffset now)
    {
        var quiet = QuietFor(file, now);
        if (quiet < Proper) return false;
        return quiet >= Missing || quiet >= (endOf(file) switch { FileEnd.Proper => Proper, FileEnd.Unknown => Unknown, _ => Missing });
    }
}
