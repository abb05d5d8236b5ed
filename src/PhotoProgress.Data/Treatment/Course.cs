using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Data.People;

namespace PhotoProgress.Data.Treatment;

/// <summary>One client on one plan.</summary>
public sealed class Course
{
    public Guid Id { get; set; }

    public Guid ClientId { get; set; }

    public Guid PlanId { get; set; }

    public DateOnly StartedOn { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The photo that others of its view are compared with, chosen by a practitioner; null leaves it to the timing rules.</summary>
    public Guid? BaselinePhotoId { get; set; }

    /// <summary>Raised with every change that a report would show: a report is due while its revision is behind.</summary>
    public int Revision { get; set; }

    /// <summary>The analysis whose verdicts are shown: the newest that has been through all photos; null before the first report.</summary>
    [MaxLength(20)]
    public string? ShownVersion { get; set; }

    /// <summary>How often the report of this revision failed; 0 again with every change.</summary>
    public int ReportAttempts { get; set; }

    /// <summary>No report is tried before.</summary>
    public DateTimeOffset ReportDueAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> course)
        {
            course.HasIndex(c => c.ClientId);
            course.HasIndex(c => c.PlanId);
            course.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.Cascade);
            course.HasOne<Plan>().WithMany().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
