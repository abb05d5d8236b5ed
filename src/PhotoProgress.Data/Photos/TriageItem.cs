using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Photos;

/// <summary>A photo from the inbox that nobody's session could be found for. It is kept until a person decides.</summary>
public sealed class TriageItem
{
    public Guid Id { get; set; }

    [MaxLength(Photo.AddressLength)]
    public required string Address { get; set; }

    public long Bytes { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Why no session was found: one plain line.</summary>
    [MaxLength(400)]
    public required string Reason { get; set; }

    /// <summary>Local time that the camera wrote.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>A small picture in the store; null where the file is no photo.</summary>
    [MaxLength(Photo.AddressLength)]
    public string? ThumbnailAddress { get; set; }

    private sealed class Map : IEntityTypeConfiguration<TriageItem>
    {
        public void Configure(EntityTypeBuilder<TriageItem> item)
        {
            item.HasIndex(i => i.Address).IsUnique();
            item.HasIndex(i => i.ReceivedAt);
        }
    }
}
