using System.Text.Json;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>A slate that was photographed.</summary>
/// <param name="Folder">Below the inbox.</param>
/// <param name="At">By the camera's clock, or the file's time where it wrote none.</param>
/// <param name="Session">Null where the session is not known here: what follows belongs to nobody.</param>
/// <param name="NotedAt">By our clock.</param>
public sealed record NotedSlate(string Folder, DateTime At, Guid? Session, DateTimeOffset NotedAt);

/// <summary>
/// The slates of the last days. They outlive a restart, because the photos that belong to a slate may come long after the slate's own
/// photo was read and taken away.
/// </summary>
public sealed class SlateBook(string path)
{
    /// <summary>A slate's photos follow within so long.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(3);

    private List<NotedSlate> _slates = File.Exists(path) ? JsonSerializer.Deserialize<List<NotedSlate>>(File.ReadAllText(path)) ?? [] : [];

    /// <summary>Durable when it returns.</summary>
    public void Note(NotedSlate slate)
    {
        _slates = [.. _slates.Where(known => known.NotedAt > slate.NotedAt - KeptFor && (known.Folder, known.At) != (slate.Folder, slate.At)), slate];
        DurableFile.Write(Path.GetDirectoryName(path)!, Path.GetFileName(path), JsonSerializer.SerializeToUtf8Bytes(_slates));
    }

    /// <summary>The last slate before a photo in its folder, if it was not too long before.</summary>
    /// <param name="at">When the photo was taken, by the same clock as slates.</param>
    public NotedSlate? Before(string folder, DateTime at) =>
        _slates.Where(slate => slate.Folder == folder && slate.At <= at && at - slate.At <= Reach).MaxBy(slate => slate.At);
}
