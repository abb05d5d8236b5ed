using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Work;

/// <summary>A worker's sign of life.</summary>
public sealed class WorkerBeat
{
    [MaxLength(80)]
    public required string Name { get; set; }

    [MaxLength(20)]
    public required string AnalysisVersion { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<WorkerBeat>
    {
        public void Configure(EntityTypeBuilder<WorkerBeat> beat) => beat.HasKey(b => b.Name);
    }
}
