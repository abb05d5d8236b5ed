using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Photos;

/// <summary>A photo was left out of its course, or counts again. Rows are only ever added, so that a reason outlives the decision.</summary>
public sealed class PhotoDecision
{
    public Guid Id { get; set; }

    public Guid PhotoId { get; set; }

    /// <summary>Why it was left out; null where it was let count again.</summary>
    [MaxLength(400)]
    public string? Because { get; set; }

    /// <summary><c>member:…</c> or <c>token:…</c></summary>
    [MaxLength(60)]
    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    private sealed class Map : IEntityTypeConfiguration<PhotoDecision>
    {
        public void Configure(EntityTypeBuilder<PhotoDecision> decision)
        {
            decision.HasIndex(d => new { d.PhotoId, d.At });
            decision.HasOne<Photo>().WithMany().HasForeignKey(d => d.PhotoId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
