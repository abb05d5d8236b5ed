using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;

namespace PhotoProgress.Data.Work;

/// <summary>Whether a client may see a report.</summary>
public enum ReportState
{
    Draft,
    Published,
    Held,
}

/// <summary>A course's report as page and PDF, both encrypted in the photo store.</summary>
public sealed class Report
{
    public Guid Id { get; set; }

    public Guid CourseId { get; set; }

    /// <summary>The course's revision that it shows; one report for each.</summary>
    public int CourseRevision { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    [MaxLength(Photo.AddressLength)]
    public required string HtmlAddress { get; set; }

    [MaxLength(Photo.AddressLength)]
    public required string PdfAddress { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public ReportState State { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public Guid? PublishedBy { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> report)
        {
            report.HasIndex(r => new { r.CourseId, r.CourseRevision, r.AnalysisVersion }).IsUnique();
            report.HasOne<Course>().WithMany().HasForeignKey(r => r.CourseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A way to one report without an account: it expires, can be revoked, and is counted.</summary>
public sealed class ShareLink
{
    public Guid Id { get; set; }

    public Guid ReportId { get; set; }

    /// <summary>SHA-256 of the 256-bit secret in the link, lower-case hexadecimal.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public int Opened { get; set; }

    private sealed class Map : IEntityTypeConfiguration<ShareLink>
    {
        public void Configure(EntityTypeBuilder<ShareLink> link)
        {
            link.HasIndex(l => l.Hash).IsUnique();
            link.HasIndex(l => l.ReportId);
            link.HasOne<Report>().WithMany().HasForeignKey(l => l.ReportId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
