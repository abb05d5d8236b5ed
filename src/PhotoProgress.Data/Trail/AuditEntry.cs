using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Trail;

/// <summary>One line of the audit trail. Rows are only ever added; each carries the digest of the one before.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary><c>member:…</c>, <c>token:…</c>, <c>link:…</c>, <c>inbox</c>, <c>worker</c> or <c>operator</c>.</summary>
    [MaxLength(60)]
    public required string Actor { get; set; }

    /// <summary>What was done: <c>photo.view</c>, <c>client.delete</c> …</summary>
    [MaxLength(60)]
    public required string Action { get; set; }

    /// <summary>What it was done to: kind and id.</summary>
    [MaxLength(80)]
    public required string Subject { get; set; }

    /// <summary>Numbers and ids that explain it; never a name, never content.</summary>
    [MaxLength(400)]
    public string? Detail { get; set; }

    /// <summary>HMAC-SHA-256 of the entry before it, lower-case hexadecimal; zeros for the first.</summary>
    [MaxLength(64)]
    public required string PreviousHash { get; set; }

    /// <summary>HMAC-SHA-256 of this entry and <see cref="PreviousHash"/>, lower-case hexadecimal.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entry)
        {
            entry.HasKey(e => e.Number);
            entry.Property(e => e.Number).ValueGeneratedNever();
            entry.HasIndex(e => e.Subject);
            entry.HasIndex(e => e.At);
        }
    }
}
