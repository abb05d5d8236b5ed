using System.Globalization;
using PhotoProgress.Server.Operations;

namespace PhotoProgress.Server.Manage;

/// <summary>The retention rule in words.</summary>
public static class RetentionWords
{
    private const int MonthsOfYear = 12;

    public static string Of(int? months) => months is { } kept
        ? $"Everything of a client is deleted {Span(kept)} after the client's last session: photos, measurements, reports and the account."
        : "Everything is kept until somebody deletes it. Nothing is ever deleted by itself.";

    /// <param name="photos">Of the clients that are due.</param>
    public static string Due(RetentionState state, int photos) => state.Due.Count == 0
        ? "It would delete nobody right now."
        : $"It would delete {Counted(state.Due.Count, "client")} with {Counted(photos, "photo")} at its next run, for good.";

    private static string Span(int months) => months % MonthsOfYear == 0 ? $"{Counted(months, "month")} ({Counted(months / MonthsOfYear, "year")})" : Counted(months, "month");

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
