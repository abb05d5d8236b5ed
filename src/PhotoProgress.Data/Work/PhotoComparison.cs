using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Data.Photos;

namespace PhotoProgress.Data.Work;

/// <summary>
/// A photo compared with its baseline by one version of the analysis. Comparisons of older versions stay until the course is complete in
/// the new one, so that no verdict vanishes.
/// </summary>
public sealed class PhotoComparison
{
    public Guid Id { get; set; }

    public Guid PhotoId { get; set; }

    public Guid BaselineId { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    public bool Comparable { get; set; }

    /// <summary>Null where not comparable.</summary>
    public Grade? Grade { get; set; }

    /// <summary>The kernel's comparison without pictures,, written by <see cref="Documents"/>.</summary>
    public required byte[] Document { get; set; }

    public DateTimeOffset At { get; set; }

    public List<VerdictRow> Verdicts { get; } = [];

    private sealed class Map : IEntityTypeConfiguration<PhotoComparison>
    {
        public void Configure(EntityTypeBuilder<PhotoComparison> comparison)
        {
            comparison.HasIndex(c => new { c.PhotoId, c.BaselineId, c.AnalysisVersion }).IsUnique();
            comparison.HasIndex(c => c.BaselineId);
            comparison.HasOne<Photo>().WithMany().HasForeignKey(c => c.PhotoId).OnDelete(DeleteBehavior.Cascade);
            comparison.HasOne<Photo>().WithMany().HasForeignKey(c => c.BaselineId).OnDelete(DeleteBehavior.Cascade);
            comparison.HasMany(c => c.Verdicts).WithOne().HasForeignKey(v => v.ComparisonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The verdict of one dimension in one region: what pages and cohorts ask for. It has no version of its own, so none can be mixed.</summary>
public sealed class VerdictRow
{
    public Guid ComparisonId { get; set; }

    public Dimension Dimension { get; set; }

    /// <summary><c>face</c>, or a region's name.</summary>
    [MaxLength(40)]
    public required string Region { get; set; }

    public Verdict Verdict { get; set; }

    /// <summary>Percent; this and the three below are null exactly when not comparable.</summary>
    public double? ChangePercent { get; set; }

    public double? CiLow { get; set; }

    public double? CiHigh { get; set; }

    public double? MdcPercent { get; set; }

    /// <summary>Why not comparable.</summary>
    [MaxLength(400)]
    public string? Reason { get; set; }

    private sealed class Map : IEntityTypeConfiguration<VerdictRow>
    {
        public void Configure(EntityTypeBuilder<VerdictRow> verdict) =>
            verdict.HasKey(v => new { v.ComparisonId, v.Dimension, v.Region });
    }
}
