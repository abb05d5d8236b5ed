using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Sharing;

/// <summary>A link without its secret.</summary>
/// <param name="Opened">How often page or PDF were fetched by it.</param>
public sealed record ShareRow(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, int Opened);

/// <param name="Secret">Shown this once: it is not stored.</param>
public sealed record ShareMade(Guid Id, DateTimeOffset ExpiresAt, string Secret);

/// <summary>The report that links lead to.</summary>
/// <param name="IsAgreed">Whether the client agrees to sharing.</param>
public sealed record SharedReport(Guid Id, Guid CourseId, DateTimeOffset CreatedAt, ReportState State, string ClientCode, bool IsAgreed);

/// <summary>
/// Links to a published report, without an account. A link works while it is neither expired nor revoked, the report is published and
/// the client agrees to sharing; each of them is asked again whenever it is opened.
/// </summary>
public sealed class ShareLinks(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    public const int LongestDays = 90;

    /// <returns>Null where there is no such report.</returns>
    public Task<SharedReport?> ReportAsync(Guid reportId, CancellationToken cancellation) =>
        (from report in db.Reports
         join course in db.Courses on report.CourseId equals course.Id
         join client in db.Clients on course.ClientId equals client.Id
         where report.Id == reportId
         select new SharedReport(
             report.Id, course.Id, report.CreatedAt, report.State, client.Code,
             db.Consents.Any(c => c.ClientId == client.Id && c.Purpose == ConsentPurpose.Sharing && c.WithdrawnAt == null))).FirstOrDefaultAsync(cancellation);

    /// <summary>The newest first.</summary>
    public Task<List<ShareRow>> ListAsync(Guid reportId, CancellationToken cancellation) => db.ShareLinks.Where(l => l.ReportId == reportId)
        .OrderByDescending(l => l.CreatedAt).Select(l => new ShareRow(l.Id, l.CreatedAt, l.ExpiresAt, l.RevokedAt, l.Opened)).ToListAsync(cancellation);

    /// <summary>256 random bits; their digest is stored.</summary>
    /// <param name="days">Until it expires, 1 to 90.</param>
    public async Task<Answer<ShareMade>> CreateAsync(Guid reportId, int? days, Who who, CancellationToken cancellation)
    {
        if (await ReportAsync(reportId, cancellation) is not { } report) return Absent.Row;
        if (days is not (>= 1 and <= LongestDays)) return new Fault("days", days?.ToString(CultureInfo.InvariantCulture), "write how many days the link works, 1 to 90.");
        if (report.State != ReportState.Published) return new Fault("report", "not published", "publish the report before it is shared.") { IsConflict = true };
        if (!report.IsAgreed) return new Fault("consent", "not given", "ask the client to agree that reports may be shared by link.") { IsConflict = true };
        var secret = ids.Secret();
        var now = clock.GetUtcNow();
        var link = new ShareLink
        {
            Id = ids.New(),
            ReportId = reportId,
            Hash = Ids.HashOf(secret),
            CreatedBy = who.MemberId ?? Guid.Empty,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days.Value),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.ShareLinks.Add(link);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(who.Actor, "link.create", $"report:{reportId}", string.Create(CultureInfo.InvariantCulture, $"link={link.Id} days={days}")), cancellation);
        await transaction.CommitAsync(cancellation);
        return new ShareMade(link.Id, link.ExpiresAt, secret);
    }

    /// <returns>Whether the report has such a link; revoking it again changes nothing.</returns>
    public async Task<bool> RevokeAsync(Guid reportId, Guid linkId, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var revoked = await db.ShareLinks.Where(l => l.Id == linkId && l.ReportId == reportId && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), cancellation);
        if (revoked > 0) await audit.AddAsync(db, new AuditLine(actor, "link.revoke", $"report:{reportId}", $"link={linkId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return await db.ShareLinks.AnyAsync(l => l.Id == linkId && l.ReportId == reportId, cancellation);
    }

    /// <summary>Counts the opening.</summary>
    /// <returns>The link and its report; null for a link that does not work, whatever the reason.</returns>
    public async Task<(Guid LinkId, StoredReport Report)?> OpenAsync(string secret, CancellationToken cancellation)
    {
        var (hash, now) = (Ids.HashOf(secret), clock.GetUtcNow());
        var found = await (from link in db.ShareLinks
                           join report in db.Reports on link.ReportId equals report.Id
                           join course in db.Courses on report.CourseId equals course.Id
                           where link.Hash == hash && link.RevokedAt == null && link.ExpiresAt > now && report.State == ReportState.Published
                               && db.Consents.Any(c => c.ClientId == course.ClientId && c.Purpose == ConsentPurpose.Sharing && c.WithdrawnAt == null)
                           select new { link.Id, Report = new StoredReport(report.Id, report.HtmlAddress, report.PdfAddress) }).FirstOrDefaultAsync(cancellation);
        if (found is null) return null;
        await db.ShareLinks.Where(l => l.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Opened, l => l.Opened + 1), cancellation);
        return (found.Id, found.Report);
    }
}
