using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>Reads the inbox every second, in one process of all: a lock in the inbox keeps the others away, and ends with its holder.</summary>
public sealed class InboxService(Inbox inbox, ServiceSettings settings, TimeProvider clock, ILogger<InboxService> log) : BackgroundService
{
    private const string LockFile = ".photoprogress.lock";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private FileStream? _lock;

    public override void Dispose()
    {
        _lock?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                if (IsMine()) await inbox.PassAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.InboxFailed(fault, fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool IsMine()
    {
        if (_lock is not null) return true;
        Directory.CreateDirectory(settings.Inbox!);
        try
        {
            _lock = new FileStream(Path.Combine(settings.Inbox!, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return false; // another process reads it
        }

        log.InboxOpen();
        return true;
    }
}
