using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Slates;
using PhotoProgress.Reports;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>What a photo of the inbox shows.</summary>
/// <param name="At">When it was taken: the camera's clock, else the file's time.</param>
/// <param name="Day">By the camera's clock; null where it wrote none.</param>
/// <param name="Slate">The session on its slate.</param>
/// <param name="Thumbnail">JPEG; null where it cannot be decoded.</param>
/// <param name="Refused">Why it cannot be decoded.</param>
public sealed record Seen(DateTime At, DateTime? TakenAt, Guid? Slate, byte[]? Thumbnail, Refusal? Refused)
{
    public DateOnly? Day => TakenAt is { } taken ? DateOnly.FromDateTime(taken) : null;
}

/// <summary>
/// Decodes photos of the inbox, each once. In this process: they come from the clinic's own disk. A file that ends the process is
/// recognised at the next start, and after the second time it is not read any more (docs/decisions/0018-ingest.md).
/// </summary>
/// <param name="marker">A file that is there while a photo is being decoded.</param>
public sealed class InboxLook(AnalysisEngine engine, string marker)
{
    private const int ThumbnailLongest = 480;
    private const int MostDeaths = 2;

    private sealed record Reading(string Relative, long Length, int Times);

    private readonly SlateReader _slates = new();
    private readonly Dictionary<InboxFile, Seen> _seen = [];

    /// <summary>Forgets files that are gone.</summary>
    public void Keep(IReadOnlyList<InboxFile> files)
    {
        var here = files.ToHashSet();
        foreach (var gone in _seen.Keys.Where(file => !here.Contains(file)).ToList()) _seen.Remove(gone);
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<Seen> AtAsync(InboxFile file, CancellationToken cancellation)
    {
        if (_seen.TryGetValue(file, out var seen)) return seen;
        var before = File.Exists(marker) ? JsonSerializer.Deserialize<Reading>(await File.ReadAllTextAsync(marker, cancellation)) : null;
        var times = before is not null && (before.Relative, before.Length) == (file.Relative, file.Length) ? before.Times : 0;
        if (times < MostDeaths) await File.WriteAllTextAsync(marker, JsonSerializer.Serialize(new Reading(file.Relative, file.Length, times + 1)), cancellation);
        seen = times >= MostDeaths ? Deadly(file) : await DecodeAsync(file, cancellation);
        File.Delete(marker);
        return _seen[file] = seen;
    }

    private async Task<Seen> DecodeAsync(InboxFile file, CancellationToken cancellation)
    {
        var bytes = new byte[file.Length];
        await using (var stream = InboxFolder.Open(file)) await stream.ReadExactlyAsync(bytes, cancellation);
        var decoded = engine.Codec.Decode(bytes);
        if (decoded.IsRefused) return new Seen(file.Modified, null, null, null, decoded.Refused);
        var (image, takenAt) = (decoded.Value.Image, decoded.Value.Capture.TakenAt);
        var thumbnail = engine.Jpeg(ReportWriter.Shrunk(image, ThumbnailLongest));
        return new Seen(takenAt ?? file.Modified, takenAt, _slates.Read(image)?.Session, thumbnail, null);
    }

    private static Seen Deadly(InboxFile file) => new(
        file.Modified, null, null, null, new Refusal("deadly", "The service ended each time it decoded this file.", "Open it in a picture program and save it as a new JPEG."));
}
