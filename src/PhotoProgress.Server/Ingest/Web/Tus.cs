using System.Globalization;
using System.Text;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data.Treatment;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>
/// Headers of the tus protocol, version 1.0.0 (tus.io), with its extensions creation, creation-with-upload, termination and expiration.
/// </summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,expiration";
    public const string PieceType = "application/offset+octet-stream";
    public const string Resumable = "Tus-Resumable";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Expires = "Upload-Expires";

    /// <summary>Ours: <c>accepted</c>, <c>duplicate</c> or <c>refused</c>, once all bytes are there.</summary>
    public const string Result = "Upload-Result";

    /// <summary>Ours: the photo that came of it.</summary>
    public const string PhotoId = "Photo-Id";

    /// <summary>A whole number of bytes; null where there is none, or no sensible one.</summary>
    public static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static bool IsPiece(HttpRequest request) =>
        string.Equals(request.ContentType?.Split(';')[0].Trim(), PieceType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Keys with their values from "key base64,key base64"; what is not well formed is left out, and then missed.</summary>
    public static IReadOnlyDictionary<string, string> MetadataOf(HttpRequest request)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in request.Headers[Metadata].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ');
            var bytes = new byte[pair.Length];
            if (parts.Length == 2 && Convert.TryFromBase64String(parts[1], bytes, out var length)) found[parts[0]] = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return found;
    }

    /// <summary>Where the photo belongs, as the metadata say it. The name of the file is not among them: nobody needs it, and it may hold a person's.</summary>
    /// <param name="kind">Of the session that is named; tells the usual timing.</param>
    public static Outcome<PhotoPlace> PlaceOf(IReadOnlyDictionary<string, string> metadata, Guid session, SessionKind? kind)
    {
        if (!metadata.TryGetValue("view", out var word) || !PhotoWords.Views.TryGetValue(word, out var view)) return Unknown("view", word, PhotoWords.Views.Keys);
        if (!metadata.TryGetValue("timing", out var when)) return new PhotoPlace(session, view, UsualTiming(kind));
        return PhotoWords.Timings.TryGetValue(when, out var timing) ? new PhotoPlace(session, view, timing) : Unknown("timing", when, PhotoWords.Timings.Keys);
    }

    /// <summary>On a day of needling photos are taken before it, unless somebody says otherwise.</summary>
    public static PhotoTiming UsualTiming(SessionKind? kind) => kind == SessionKind.FollowUp ? PhotoTiming.FollowUp : PhotoTiming.PreSession;

    private static Refusal Unknown(string key, string? value, IEnumerable<string> words) =>
        new("metadata", $"{Metadata}: {key} is {(value is null ? "missing" : $"\"{value}\"")}.", $"Send one of: {string.Join(", ", words)}.");
}
