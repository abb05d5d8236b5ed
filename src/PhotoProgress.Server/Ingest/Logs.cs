namespace PhotoProgress.Server.Ingest;

/// <summary>What the doors write to the log: ids, kinds and numbers, never the name of a file.</summary>
internal static partial class Logs
{
    [LoggerMessage(20, LogLevel.Information, "{Count} uploads that nobody finished were removed.")]
    public static partial void UploadsSwept(this ILogger log, int count);

    [LoggerMessage(21, LogLevel.Warning, "Unfinished uploads could not be swept ({Kind}); tried again in an hour.")]
    public static partial void SweepFailed(this ILogger log, string kind);

    [LoggerMessage(22, LogLevel.Error, "The inbox could not be read ({Kind}); tried again in a moment.")]
    public static partial void InboxFailed(this ILogger log, Exception fault, string kind);

    [LoggerMessage(23, LogLevel.Information, "The inbox is open.")]
    public static partial void InboxOpen(this ILogger log);

    [LoggerMessage(24, LogLevel.Warning, "A file of the inbox could not be handled ({Kind}); it stays there and is tried again.")]
    public static partial void InboxFileFailed(this ILogger log, Exception fault, string kind);
}
