using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data.Photos;

namespace PhotoProgress.Data.Work;

/// <summary>
/// What one version of the analysis knows of one photo: checks and the reading of every metric in every region, as one document. It is
/// always read as a whole; a row for each of some 180 readings would make a large clinic's database forty times as large.
/// </summary>
public sealed class PhotoReadings
{
    public Guid PhotoId { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    /// <summary>Whether it may be used at all; refusals stand in the document.</summary>
    public bool Usable { get; set; }

    /// <summary>Null where it may not be used.</summary>
    public Grade? Grade { get; set; }

    /// <summary><see cref="PhotoRecord"/>, written by <see cref="Documents"/>.</summary>
    public required byte[] Document { get; set; }

    private sealed class Map : IEntityTypeConfiguration<PhotoReadings>
    {
        public void Configure(EntityTypeBuilder<PhotoReadings> readings)
        {
            readings.HasKey(r => new { r.PhotoId, r.AnalysisVersion });
            readings.HasOne<Photo>().WithMany().HasForeignKey(r => r.PhotoId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
