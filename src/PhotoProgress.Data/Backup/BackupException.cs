namespace PhotoProgress.Data.Backup;

/// <summary>A backup cannot be made or restored. The message is one line: the thing, what is wrong, what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
