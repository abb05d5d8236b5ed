using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Data.Photos;

namespace PhotoProgress.Data.Work;

/// <summary>Where a photo stands on its way through the stages.</summary>
public enum RunState
{
    /// <summary>To be done, or to be done again.</summary>
    Waiting,

    /// <summary>Begun. One that a dead process left behind is begun again after a while.</summary>
    Running,

    /// <summary>Every stage has its mark, which may be a refusal.</summary>
    Done,

    /// <summary>Failed, and tried too often.</summary>
    Failed,

    /// <summary>The process ended three times while it worked on this photo.</summary>
    SetAside,
}

/// <summary>
/// The work on one photo; one row for each photo. What was found stands in <see cref="StageMark"/>; this row tells what is still to be
/// done and how often it was tried.
/// </summary>
public sealed class AnalysisRun
{
    public Guid PhotoId { get; set; }

    public RunState State { get; set; }

    /// <summary>The analysis that it is or was done with.</summary>
    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    /// <summary>The photo it is compared with; the empty id for a baseline and where there is none.</summary>
    public Guid AgainstId { get; set; }

    /// <summary>Lower goes first: 0 a new photo, 5 one measured again for a new version.</summary>
    public int Priority { get; set; }

    /// <summary>Raised and saved before the work begins, so that a photo that kills its process is counted.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this; grows with every failure.</summary>
    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Name of the worker that began it.</summary>
    [MaxLength(80)]
    public string? Worker { get; set; }

    /// <summary>What went wrong last: ids and kinds, never content.</summary>
    [MaxLength(400)]
    public string? Error { get; set; }

    private sealed class Map : IEntityTypeConfiguration<AnalysisRun>
    {
        public void Configure(EntityTypeBuilder<AnalysisRun> run)
        {
            run.HasKey(r => r.PhotoId);
            run.HasIndex(r => new { r.State, r.Priority, r.DueAt });
            run.HasIndex(r => r.AnalysisVersion);
            run.HasOne<Photo>().WithOne().HasForeignKey<AnalysisRun>(r => r.PhotoId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
