using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Notices;

namespace PhotoProgress.Server.Clients;

/// <summary>Whether the client may see a report; each decision has its line in the audit trail, and the client hears of a report that was published.</summary>
public sealed class ReportDecisions(ClinicDb db, AuditTrail audit, NoticeBook notices, TimeProvider clock)
{
    public Task<ReportRow?> FindAsync(Guid id, CancellationToken cancellation) => db.Reports.Where(r => r.Id == id)
        .Select(r => new ReportRow(r.Id, r.CourseId, r.CourseRevision, r.AnalysisVersion, r.CreatedAt, r.State, r.PublishedAt)).FirstOrDefaultAsync(cancellation);

    /// <returns>Null where there is no such report.</returns>
    public Task<ReportRow?> PublishAsync(Guid id, Who who, CancellationToken cancellation) =>
        DecideAsync(id, ReportState.Published, clock.GetUtcNow(), who, "report.publish", cancellation);

    /// <inheritdoc cref="PublishAsync"/>
    public Task<ReportRow?> HoldAsync(Guid id, Who who, CancellationToken cancellation) => DecideAsync(id, ReportState.Held, null, who, "report.hold", cancellation);

    private async Task<ReportRow?> DecideAsync(Guid id, ReportState state, DateTimeOffset? publishedAt, Who who, string action, CancellationToken cancellation)
    {
        var by = publishedAt is null ? null : who.MemberId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await db.Reports.Where(r => r.Id == id && r.State != state).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, state).SetProperty(r => r.PublishedAt, publishedAt).SetProperty(r => r.PublishedBy, by), cancellation);
        if (changed > 0)
        {
            await audit.AddAsync(db, new AuditLine(who.Actor, action, $"report:{id}"), cancellation);
            if (state == ReportState.Published) await notices.ReportPublishedAsync(id, cancellation);
            else await notices.ReportHeldAsync(id, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return await FindAsync(id, cancellation);
    }
}
