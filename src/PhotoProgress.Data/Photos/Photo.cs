using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data.Treatment;
using Course = PhotoProgress.Data.Treatment.Course;

namespace PhotoProgress.Data.Photos;

/// <summary>The way by which a photo came in.</summary>
public enum Door
{
    Web,
    Inbox,
    Api,
}

/// <summary>A photo that the clinic took in. Its bytes lie in the photo store under <see cref="Address"/>.</summary>
public sealed class Photo
{
    public const int AddressLength = 64;

    public Guid Id { get; set; }

    public Guid CourseId { get; set; }

    public Guid SessionId { get; set; }

    public PhotoView View { get; set; }

    public PhotoTiming Timing { get; set; }

    /// <summary>Where its bytes lie in the photo store; one photo, one course, so that deletion leaves nothing and takes nothing from others.</summary>
    [MaxLength(AddressLength)]
    public required string Address { get; set; }

    public long Bytes { get; set; }

    public Door Door { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Who brought it: <c>member:…</c>, <c>token:…</c> or <c>inbox</c>.</summary>
    [MaxLength(60)]
    public required string ReceivedFrom { get; set; }

    /// <summary>Local time that the camera wrote; null before the check and where it wrote none.</summary>
    public DateTime? TakenAt { get; set; }

    [MaxLength(120)]
    public string? Camera { get; set; }

    /// <summary>Why a practitioner leaves it out of the course; null while it counts.</summary>
    [MaxLength(400)]
    public string? ExcludedBecause { get; set; }

    public DateTimeOffset? ExcludedAt { get; set; }

    public Guid? ExcludedBy { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Photo>
    {
        public void Configure(EntityTypeBuilder<Photo> photo)
        {
            photo.HasIndex(p => p.Address).IsUnique();
            photo.HasIndex(p => new { p.CourseId, p.View });
            photo.HasIndex(p => p.SessionId);
            photo.HasIndex(p => p.ReceivedAt);
            photo.HasOne<Course>().WithMany().HasForeignKey(p => p.CourseId).OnDelete(DeleteBehavior.Cascade);
            photo.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
