using System.Data.Common;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Cli.Commands;

/// <summary>Faults of a clinic's files and database in the command line's terms. Only its commands load the database's libraries.</summary>
internal static class ClinicWork
{
    /// <exception cref="InputException">Keys, backup or database cannot be used as they were named.</exception>
    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is BackupException or KeyFileException)
        {
            throw new InputException(fault.Message, fault);
        }
        catch (DbException fault)
        {
            throw new InputException($"The database cannot be used ({Shown.Line(fault.Message).TrimEnd('.')}): check the connection, and that the service has been started on it.", fault);
        }
    }
}
