using PhotoProgress.Data;

namespace PhotoProgress.Server.Settings;

/// <summary>Holds the data folder for this process while the clinic is on SQLite: two would take each other's work for left behind.</summary>
public sealed class OnlyProcess : IDisposable
{
    private const string FileName = "service.lock";

    private readonly FileStream? _file;

    private OnlyProcess(FileStream? file) => _file = file;

    /// <exception cref="SettingsException">Another process has the folder.</exception>
    public static OnlyProcess Of(ServiceSettings settings)
    {
        if (settings.Engine != Engine.Sqlite) return new OnlyProcess(null);
        try
        {
            // Ends with the process, however it ends.
            return new OnlyProcess(new FileStream(Path.Combine(settings.Data, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new SettingsException([$"{ServiceSettings.Section}:Data is \"{settings.Data}\", which another process of the service uses: stop that one, name another folder, or use PostgreSQL for several processes."]);
        }
    }

    public void Dispose() => _file?.Dispose();
}
