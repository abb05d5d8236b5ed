using Microsoft.EntityFrameworkCore;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Notices;

/// <summary>Composes the sending of messages: in the processes that serve people, because those know the public address; workers open strangers' photos and hold no password.</summary>
public static partial class NoticeServices
{
    public static void AddNotices(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings.Mail).AddSingleton(new MailDrop(Path.Combine(settings.Data, MailDrop.FolderName)));
        services.AddSingleton<IMailCarrier>(provider => settings.Mail.Server is { } server ? new MailPost(server) : provider.GetRequiredService<MailDrop>());
        services.AddSingleton<Letters>().AddScoped<NoticeBook>().AddScoped<NoticeRound>();
        if (settings.ServesPeople) services.AddHostedService<NoticeService>();
    }

    [LoggerMessage(30, LogLevel.Information, "Message {NoticeId} was sent.")]
    internal static partial void NoticeSent(this ILogger log, Guid noticeId);

    [LoggerMessage(31, LogLevel.Warning, "Message {NoticeId} was not sent, attempt {Attempt}: {Kind}, {Cause}.")]
    internal static partial void NoticeFailed(this ILogger log, Guid noticeId, int attempt, MailFaultKind kind, string? cause);

    [LoggerMessage(32, LogLevel.Warning, "{Count} messages of a process that is gone were taken back.")]
    internal static partial void NoticesLeftBehind(this ILogger log, int count);

    [LoggerMessage(33, LogLevel.Warning, "Messages could not be looked for ({Kind}); tried again in a moment.")]
    internal static partial void NoticeRoundFailed(this ILogger log, string kind);
}

/// <summary>Looks every few seconds for messages that are due.</summary>
public sealed class NoticeService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NoticeService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<NoticeRound>().RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is System.Data.Common.DbException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                log.NoticeRoundFailed(fault.GetType().Name);
            }
        }
    }
}
