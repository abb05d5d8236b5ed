using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Notices;

/// <summary>A message as the owner sees it.</summary>
/// <param name="ClientCode">Whose report it tells of; null for an invitation.</param>
public sealed record NoticeRow(
    Guid Id, NoticeKind Kind, NoticeState State, string MemberName, string? ClientCode, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Error);

/// <summary>Writes which messages are to be sent, in the transaction of what they tell: both are there, or neither.</summary>
public sealed class NoticeBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int MostListed = 200;
    private const string Held = "The report was held back before the message was sent.";
    private const string Replaced = "A newer invitation was made.";

    /// <summary>
    /// A report was published: its client's accounts hear of it, those that wait for no invitation any more and want messages. Whoever
    /// has heard of this report already does not hear again.
    /// </summary>
    public async Task ReportPublishedAsync(Guid reportId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Notices.Where(n => n.ReportId == reportId && (n.State == NoticeState.Withdrawn || n.State == NoticeState.Failed)).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, NoticeState.Waiting).SetProperty(n => n.Attempts, 0).SetProperty(n => n.DueAt, now).SetProperty(n => n.Error, (string?)null), cancellation);
        var unheard = await (from report in db.Reports
                             join course in db.Courses on report.CourseId equals course.Id
                             join member in db.Users on course.ClientId equals member.ClientId
                             where report.Id == reportId && member.PasswordHash != null && member.DisabledAt == null && member.MailOffAt == null
                                 && !db.Notices.Any(n => n.ReportId == reportId && n.MemberId == member.Id)
                             select member.Id).ToListAsync(cancellation);
        await AddAsync(unheard.Select(member => Of(NoticeKind.Report, member, reportId, now)), cancellation);
    }

    /// <summary>A report was held back: what was not sent yet is not sent.</summary>
    public Task<int> ReportHeldAsync(Guid reportId, CancellationToken cancellation) =>
        WithdrawAsync(db.Notices.Where(n => n.ReportId == reportId), Held, cancellation);

    /// <summary>Somebody was invited and is to get the link by e-mail.</summary>
    public async Task InvitedAsync(Guid memberId, CancellationToken cancellation)
    {
        await WithdrawAsync(db.Notices.Where(n => n.MemberId == memberId && n.Kind == NoticeKind.Invitation), Replaced, cancellation);
        await AddAsync([Of(NoticeKind.Invitation, memberId, null, clock.GetUtcNow())], cancellation);
    }

    /// <summary>The newest first.</summary>
    public Task<List<NoticeRow>> ListAsync(CancellationToken cancellation) =>
        (from notice in db.Notices
         join member in db.Users on notice.MemberId equals member.Id
         orderby notice.CreatedAt descending, notice.Id
         select new NoticeRow(
             notice.Id, notice.Kind, notice.State, member.DisplayName,
             notice.ReportId == null ? null : db.Clients.Where(c => c.Id == member.ClientId).Select(c => c.Code).FirstOrDefault(),
             notice.CreatedAt, notice.DueAt, notice.SentAt, notice.Attempts, notice.Error)).Take(MostListed).ToListAsync(cancellation);

    /// <summary>The owner has one sent that was given up or withdrawn.</summary>
    /// <returns>Whether there is such a message; one that waits or was sent stays as it is.</returns>
    public async Task<bool> SendAgainAsync(Guid id, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var renewed = await db.Notices.Where(n => n.Id == id && (n.State == NoticeState.Failed || n.State == NoticeState.Withdrawn)).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.State, NoticeState.Waiting).SetProperty(n => n.Attempts, 0).SetProperty(n => n.DueAt, now).SetProperty(n => n.Error, (string?)null), cancellation);
        if (renewed > 0) await audit.AddAsync(db, new AuditLine(actor, "notice.again", $"notice:{id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return await db.Notices.AnyAsync(n => n.Id == id, cancellation);
    }

    /// <summary>A member wants messages about reports, or none.</summary>
    public async Task WantAsync(Guid memberId, bool isWanted, string actor, CancellationToken cancellation)
    {
        DateTimeOffset? at = isWanted ? null : clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await db.Users.Where(m => m.Id == memberId && (m.MailOffAt != null) == isWanted).ExecuteUpdateAsync(set => set.SetProperty(m => m.MailOffAt, at), cancellation);
        if (changed > 0) await audit.AddAsync(db, new AuditLine(actor, isWanted ? "member.mail-on" : "member.mail-off", $"member:{memberId}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<int> WithdrawAsync(IQueryable<Notice> notices, string why, CancellationToken cancellation) => notices.Where(n => n.State == NoticeState.Waiting)
        .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Withdrawn).SetProperty(n => n.Error, why), cancellation);

    private async Task AddAsync(IEnumerable<Notice> notices, CancellationToken cancellation)
    {
        db.Notices.AddRange(notices);
        await db.SaveChangesAsync(cancellation);
    }

    private Notice Of(NoticeKind kind, Guid memberId, Guid? reportId, DateTimeOffset now) =>
        new() { Id = ids.New(), Kind = kind, MemberId = memberId, ReportId = reportId, CreatedAt = now, DueAt = now };
}
