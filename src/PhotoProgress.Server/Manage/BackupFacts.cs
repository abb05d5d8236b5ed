using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Manage;

/// <summary>When the clinic was backed up last, as the command noted it.</summary>
/// <param name="Last">Null where there never was one.</param>
public sealed record BackupFacts(BackupNote? Last, DateTimeOffset Now)
{
    /// <summary>Longer without a backup, and the owner is warned.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(7);

    /// <summary>One line; null while all is well.</summary>
    public string? Warning => Last switch
    {
        null => "No backup was ever made. If this machine or its disk is lost, everything is.",
        _ when Now - Last.CreatedAt > Late => $"There was no backup since {PageWords.Day(Last.CreatedAt)}, {(int)(Now - Last.CreatedAt).TotalDays} days ago.",
        { VerifiedAt: null } => "The last backup was not read back: nobody knows whether it is whole.",
        { Damaged: > 0 } => $"In the last backup {Last.Damaged} photos were missing or damaged in the clinic itself.",
        _ => null,
    };

    public static async Task<BackupFacts> LoadAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancellation) =>
        new(await db.BackupNotes.AsNoTracking().OrderByDescending(n => n.CreatedAt).FirstOrDefaultAsync(cancellation), now);
}
