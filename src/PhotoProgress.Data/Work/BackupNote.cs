using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Work;

/// <summary>That a backup was made, written by the command that made it. The backup itself was read before this row was written.</summary>
public sealed class BackupNote
{
    /// <summary>The backup's own id: 32 hexadecimal digits.</summary>
    [MaxLength(32)]
    public required string Id { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the finished file was read back and found whole; null where it was not.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    public long Photos { get; set; }

    /// <summary>Of the photos in it, encrypted.</summary>
    public long PhotoBytes { get; set; }

    /// <summary>Photos that were missing or damaged in the clinic.</summary>
    public int Damaged { get; set; }

    private sealed class Map : IEntityTypeConfiguration<BackupNote>
    {
        public void Configure(EntityTypeBuilder<BackupNote> note) => note.HasIndex(n => n.CreatedAt);
    }
}
