using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Members;

namespace PhotoProgress.Server.Notices;

/// <summary>
/// Sends what is due. A message is claimed by one conditional update before it is carried, so that of several processes one has it; what
/// may have gone out is never carried again by itself.
/// </summary>
public sealed class NoticeRound(ClinicDb db, IMailCarrier carrier, Letters letters, Invitations invitations, AuditTrail audit, TimeProvider clock, ILogger<NoticeRound> log)
{
    /// <summary>About a day, with pauses of 1, 2, 4 … minutes and at most 6 hours.</summary>
    public const int MostAttempts = 12;

    private const int AtOnce = 20;
    private const int LongestError = 400;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Longer than any handing over takes.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(10);

    /// <returns>How many went out.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await RecoverAsync(cancellation);
        var (now, sent) = (clock.GetUtcNow(), 0);
        var due = await db.Notices.Where(n => n.State == NoticeState.Waiting && n.DueAt <= now).OrderBy(n => n.DueAt).Select(n => n.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var id in due)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await ClaimAsync(id, cancellation) is { } notice && await SendAsync(notice, cancellation)) sent++;
        }

        return sent;
    }

    private async Task<Notice?> ClaimAsync(Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var mine = await db.Notices.Where(n => n.Id == id && n.State == NoticeState.Waiting && n.DueAt <= now).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, NoticeState.Sending).SetProperty(n => n.Attempts, n => n.Attempts + 1).SetProperty(n => n.ClaimedAt, now), cancellation);
        return mine == 1 ? await db.Notices.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, cancellation) : null;
    }

    private async Task<bool> SendAsync(Notice notice, CancellationToken cancellation)
    {
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(m => m.Id == notice.MemberId, cancellation) is not { } member) return false; // deleted meanwhile, and the row with it
        if (await ObstacleAsync(notice, member, cancellation) is { } why)
        {
            await EndAsync(notice, NoticeState.Withdrawn, notice.DueAt, why);
            return false;
        }

        try
        {
            await carrier.CarryAsync(notice.Id, Write(notice, member), cancellation);
        }
        catch (MailFaultException fault)
        {
            log.NoticeFailed(notice.Id, notice.Attempts, fault.Kind, fault.InnerException?.GetType().Name);
            await FailAsync(notice, fault);
            return false;
        }

        await SentAsync(notice);
        log.NoticeSent(notice.Id);
        return true;
    }

    private MimeMessage Write(Notice notice, Member member)
    {
        try
        {
            return letters.Write(notice, member, notice.Kind == NoticeKind.Invitation ? invitations.Make(member) : null);
        }
        catch (ParseException fault)
        {
            throw new MailFaultException(MailFaultKind.Never, "The member's e-mail address is none that mail can be sent to.", fault);
        }
    }

    /// <summary>What a message tells must be true still when it is sent.</summary>
    private async Task<string?> ObstacleAsync(Notice notice, Member member, CancellationToken cancellation)
    {
        if (member.DisabledAt is not null) return "The account is disabled.";
        if (notice.Kind == NoticeKind.Invitation) return member.PasswordHash is null ? null : "The account has a password already.";
        if (member.MailOffAt is not null) return "The client wants no messages.";
        return await db.Reports.AnyAsync(r => r.Id == notice.ReportId && r.State == ReportState.Published, cancellation) ? null : "The report is not published any more.";
    }

    /// <summary>Nothing here may be cancelled: the message is out, and that must be known.</summary>
    private async Task SentAsync(Notice notice)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        if (await EndAsync(notice, NoticeState.Sent, notice.DueAt, null) == 1)
            await audit.AddAsync(db, new AuditLine("worker", "notice.send", $"member:{notice.MemberId}", notice.ReportId is { } report ? $"report={report}" : "invitation"), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private Task<int> FailAsync(Notice notice, MailFaultException fault)
    {
        var pause = TimeSpan.FromTicks(Math.Min((FirstPause * Math.Pow(2, notice.Attempts - 1)).Ticks, LongestPause.Ticks));
        var again = fault.Kind == MailFaultKind.Later && notice.Attempts < MostAttempts;
        return EndAsync(notice, again ? NoticeState.Waiting : NoticeState.Failed, clock.GetUtcNow() + pause, fault.Message);
    }

    private Task<int> EndAsync(Notice notice, NoticeState state, DateTimeOffset due, string? error)
    {
        DateTimeOffset? sent = state == NoticeState.Sent ? clock.GetUtcNow() : null;
        var line = error is { Length: > LongestError } ? error[..LongestError] : error;
        return db.Notices.Where(n => n.Id == notice.Id && n.State == NoticeState.Sending && n.Attempts == notice.Attempts).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, state).SetProperty(n => n.DueAt, due).SetProperty(n => n.SentAt, sent).SetProperty(n => n.Error, line), CancellationToken.None);
    }

    /// <summary>What a dead process left: files are written again, but a mail server may have taken the message before.</summary>
    private async Task RecoverAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - LeftBehind;
        var left = db.Notices.Where(n => n.State == NoticeState.Sending && n.ClaimedAt < before);
        if (!await left.AnyAsync(cancellation)) return; // almost always; a writing question would keep others from writing
        var (state, why) = carrier.IsRepeatable
            ? (NoticeState.Waiting, null)
            : (NoticeState.Failed, (string?)"The service ended while the message was handed over: it may have gone out or not.");
        var recovered = await left.ExecuteUpdateAsync(set => set.SetProperty(n => n.State, state).SetProperty(n => n.Error, why), cancellation);
        if (recovered > 0) log.NoticesLeftBehind(recovered);
    }
}
