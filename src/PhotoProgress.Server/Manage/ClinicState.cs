using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Manage;

/// <summary>What the owner's first page counts.</summary>
/// <param name="DeletionsAsked">Clients who asked for deletion and wait for the owner.</param>
public sealed record ClinicState(string Name, int Clients, int DeletionsAsked, int Staff, int MessagesFailed, int Tokens, int Plans, int Sites, int? RetentionMonths, bool HasOwnTable, BackupFacts Backup)
{
    public static async Task<ClinicState> LoadAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.Select(c => new { c.Name, c.RetentionMonths, HasOwnTable = c.RepeatabilityJson != null }).SingleAsync(cancellation);
        return new ClinicState(
            clinic.Name,
            await db.Clients.CountAsync(cancellation),
            await db.Clients.CountAsync(c => c.DeletionAskedAt != null, cancellation),
            await db.Users.CountAsync(m => m.Role != Role.Client && m.DisabledAt == null, cancellation),
            await db.Notices.CountAsync(n => n.State == NoticeState.Failed, cancellation),
            await db.ApiTokens.CountAsync(t => t.RevokedAt == null, cancellation),
            await db.Plans.CountAsync(p => p.ArchivedAt == null, cancellation),
            await db.Sites.CountAsync(s => s.RetiredAt == null, cancellation),
            clinic.RetentionMonths, clinic.HasOwnTable, await BackupFacts.LoadAsync(db, now, cancellation));
    }
}
