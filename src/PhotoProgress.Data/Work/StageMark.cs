using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Data.Photos;

namespace PhotoProgress.Data.Work;

/// <summary>The stages of the worker, in their order; the folders of the kernel and the columns of the queue page have the same names.</summary>
public enum Stage
{
    Ingest,
    Check,
    Align,
    Measure,
    Judge,
    Report,
}

/// <summary>How a stage ended.</summary>
public enum StageOutcome
{
    Done,

    /// <summary>The photo or the pair cannot be used; the reason says why.</summary>
    Refused,

    /// <summary>Nothing to do: a baseline is compared with nobody.</summary>
    Skipped,
}

/// <summary>
/// That a stage was done for a photo, with which version and against which other photo. Written in the same transaction as what it
/// found; the key makes a second writing impossible.
/// </summary>
public sealed class StageMark
{
    public Guid PhotoId { get; set; }

    public Stage Stage { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    /// <summary>The photo it was compared with; the empty id where the stage needs none.</summary>
    public Guid AgainstId { get; set; }

    public StageOutcome Outcome { get; set; }

    /// <summary>Codes of refusals, comma between them; null when done.</summary>
    [MaxLength(400)]
    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Wall time it took, milliseconds.</summary>
    public int Milliseconds { get; set; }

    private sealed class Map : IEntityTypeConfiguration<StageMark>
    {
        public void Configure(EntityTypeBuilder<StageMark> mark)
        {
            mark.HasKey(m => new { m.PhotoId, m.Stage, m.AnalysisVersion, m.AgainstId });
            mark.HasIndex(m => m.At);
            mark.HasOne<Photo>().WithMany().HasForeignKey(m => m.PhotoId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
