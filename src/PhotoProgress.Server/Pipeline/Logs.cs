namespace PhotoProgress.Server.Pipeline;

/// <summary>What the worker writes to the log: ids, kinds and numbers, never content.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Warning, "A ticket could not be written ({Kind}); the sweep will find the work.")]
    public static partial void TicketFailed(this ILogger log, string kind);

    [LoggerMessage(2, LogLevel.Information, "Photo {PhotoId} analysed in {Milliseconds} ms, attempt {Attempt}.")]
    public static partial void Analysed(this ILogger log, Guid photoId, int milliseconds, int attempt);

    [LoggerMessage(3, LogLevel.Error, "Photo {PhotoId} failed, attempt {Attempt}: {Kind}.")]
    public static partial void AnalysisFailed(this ILogger log, Exception fault, Guid photoId, int attempt, string kind);

    [LoggerMessage(4, LogLevel.Information, "Report of course {CourseId} written in {Milliseconds} ms.")]
    public static partial void Reported(this ILogger log, Guid courseId, int milliseconds);

    [LoggerMessage(5, LogLevel.Error, "Report of course {CourseId} failed: {Kind}.")]
    public static partial void ReportFailed(this ILogger log, Exception fault, Guid courseId, string kind);

    [LoggerMessage(6, LogLevel.Warning, "{Count} photos of workers that are gone were taken back.")]
    public static partial void Recovered(this ILogger log, int count);

    [LoggerMessage(7, LogLevel.Information, "{Count} photos wait to be analysed again with version {Version}.")]
    public static partial void Renewed(this ILogger log, int count, string version);

    [LoggerMessage(8, LogLevel.Warning, "The sign of life could not be written ({Kind}); tried again in a moment.")]
    public static partial void PulseFailed(this ILogger log, string kind);

    [LoggerMessage(9, LogLevel.Warning, "Comparisons get no learned score, which no verdict uses. {Reason}")]
    public static partial void NoModel(this ILogger log, string reason);
}
