using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data.Treatment;

namespace PhotoProgress.Data.Photos;

/// <summary>A photo on its way in, perhaps interrupted. Its parts lie encrypted beside the store until all is there.</summary>
public sealed class Upload
{
    public Guid Id { get; set; }

    public Guid SessionId { get; set; }

    public PhotoView View { get; set; }

    public PhotoTiming Timing { get; set; }

    public Door Door { get; set; }

    /// <summary>Who sends it; nobody else may go on with it.</summary>
    [MaxLength(60)]
    public required string From { get; set; }

    /// <summary>Bytes that were announced.</summary>
    public long Length { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>An upload that is not finished by then is removed.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The photo that came of it; null until all bytes are there, the empty id where they were refused.</summary>
    public Guid? PhotoId { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> upload)
        {
            upload.HasIndex(u => u.ExpiresAt);
            upload.HasIndex(u => u.From);
            upload.HasIndex(u => u.SessionId);
            upload.HasOne<Session>().WithMany().HasForeignKey(u => u.SessionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
