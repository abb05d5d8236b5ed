namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>A file of the inbox as it was seen; another length or time is another file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Relative">Path below the inbox, with <c>/</c>.</param>
/// <param name="Modified">Universal time.</param>
public sealed record InboxFile(string Path, string Relative, long Length, DateTime Modified)
{
    /// <summary>The folder below the inbox; empty for the inbox itself.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Relative) ?? "";

    public bool IsSidecar => Relative.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
