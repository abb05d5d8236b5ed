using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Manage;

/// <summary>A client who asked for deletion and waits for the owner.</summary>
public sealed record AskedDeletion(Guid Id, string Code);

/// <summary>What the owner's first page tells.</summary>
/// <param name="Deletions">Who waits longest, first; at most 20.</param>
public sealed record ClinicState(string Name, IReadOnlyList<AskedDeletion> Deletions, int Staff, int MessagesFailed, int Tokens, int Plans, int Sites, int? RetentionMonths, bool HasOwnTable, BackupFacts Backup)
{
    private const int MostListed = 20;

    public static async Task<ClinicState> LoadAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.Select(c => new { c.Name, c.RetentionMonths, HasOwnTable = c.RepeatabilityJson != null }).SingleAsync(cancellation);
        return new ClinicState(
            clinic.Name,
            await db.Clients.Where(c => c.DeletionAskedAt != null).OrderBy(c => c.DeletionAskedAt).Take(MostListed).Select(c => new AskedDeletion(c.Id, c.Code)).ToListAsync(cancellation),
            await db.Users.CountAsync(m => m.Role != Role.Client && m.DisabledAt == null, cancellation),
            await db.Notices.CountAsync(n => n.State == NoticeState.Failed, cancellation),
            await db.ApiTokens.CountAsync(t => t.RevokedAt == null, cancellation),
            await db.Plans.CountAsync(p => p.ArchivedAt == null, cancellation),
            await db.Sites.CountAsync(s => s.RetiredAt == null, cancellation),
            clinic.RetentionMonths, clinic.HasOwnTable, await BackupFacts.LoadAsync(db, now, cancellation));
    }
}
