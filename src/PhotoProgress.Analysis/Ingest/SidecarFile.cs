using System.Text.Json;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>What a small file beside a photo says of it.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="Date">Day of the session; null leaves it to the camera's clock.</param>
public sealed record Sidecar(string Client, DateOnly? Date, PhotoView? View, PhotoTiming? Timing);

/// <summary>
/// Reads <c>{ "client": "C-017", "date": "2026-03-01", "view": "front", "timing": "pre-session" }</c>, of which only the client must be
/// there. As strict as <see cref="CourseFile"/>.
/// </summary>
public static class SidecarFile
{
    public const string RefusalCode = "sidecar_file";

    /// <summary>Files above this are no sidecars, bytes.</summary>
    public const int MostBytes = 64 * 1024;

    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="file">Name for messages.</param>
    public static Outcome<Sidecar> Read(ReadOnlyMemory<byte> json, string file)
    {
        var faults = new FaultLog(file, RefusalCode);
        if (CourseFile.Parse(json, faults) is not { } document) return faults.First!;
        using (document)
        {
            var sidecar = Read(new StrictObject("", document.RootElement, faults));
            return faults.First is { } refused ? refused : sidecar;
        }
    }

    private static Sidecar Read(StrictObject root)
    {
        var client = root.Required("client", CourseFile.IsCode, "", CourseFile.CodeAdvice);
        var date = root.Optional("date", Perhaps<DateOnly>(CourseFile.IsDay), null, CourseFile.DateAdvice);
        var view = root.Optional("view", Perhaps(CourseFile.OneOf(PhotoWords.Views)), null, $"Write one of: {string.Join(", ", PhotoWords.Views.Keys)}.");
        var timing = root.Optional("timing", Perhaps(CourseFile.OneOf(PhotoWords.Timings)), null, $"Write one of: {string.Join(", ", PhotoWords.Timings.Keys)}.");
        root.Close();
        return new Sidecar(client, date, view, timing);
    }

    private static TryRead<T?> Perhaps<T>(TryRead<T> read)
        where T : struct => (JsonElement element, out T? value) =>
        {
            var isOne = read(element, out var found);
            value = found;
            return isOne;
        };
}
