using System.Globalization;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Notices;

/// <summary>Words of the page of messages.</summary>
public static class NoticeWords
{
    public static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The state and the badge's colour.</summary>
    public static (string Text, string Colour) StateOf(NoticeRow notice) => notice.State switch
    {
        NoticeState.Sent => ($"sent {Time(notice.SentAt ?? notice.CreatedAt)}", "good"),
        NoticeState.Failed => ("not sent", "bad"),
        NoticeState.Withdrawn => ("withdrawn", ""),
        NoticeState.Sending => ("being sent", "warn"),
        _ when notice.Attempts > 0 => ($"tried {Times(notice.Attempts)}, again {Time(notice.DueAt)}", "warn"),
        _ => ("waiting", "warn"),
    };

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
