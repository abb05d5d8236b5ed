using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Photos;

/// <summary>What was made from a photo.</summary>
public enum DerivedKind
{
    /// <summary>Longest side 160 pixels: lists.</summary>
    Thumbnail,

    /// <summary>Longest side 800 pixels: a page on a phone.</summary>
    Medium,

    /// <summary>Longest side 2000 pixels: a page on a large screen.</summary>
    Large,

    /// <summary>The baseline in the frame in which both were compared.</summary>
    AlignedBefore,

    /// <summary>This photo in that frame.</summary>
    AlignedAfter,
}

/// <summary>A picture made from a photo; it lies encrypted in the photo store and goes when the photo goes.</summary>
public sealed class DerivedFile
{
    public Guid PhotoId { get; set; }

    public DerivedKind Kind { get; set; }

    /// <summary>The photo it was laid over; the empty id where there is none.</summary>
    public Guid AgainstId { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    [MaxLength(Photo.AddressLength)]
    public required string Address { get; set; }

    private sealed class Map : IEntityTypeConfiguration<DerivedFile>
    {
        public void Configure(EntityTypeBuilder<DerivedFile> file)
        {
            file.HasKey(f => new { f.PhotoId, f.Kind, f.AgainstId, f.AnalysisVersion });
            file.HasIndex(f => f.Address);
            file.HasOne<Photo>().WithMany().HasForeignKey(f => f.PhotoId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
