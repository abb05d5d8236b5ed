using System.ComponentModel.DataAnnotations;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Data.Treatment;

/// <summary>A treatment recipe.</summary>
public sealed class Plan
{
    public Guid Id { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    [MaxLength(120)]
    public required string Modality { get; set; }

    /// <summary>Millimetres, above 0 and at most 5.</summary>
    public double? NeedleDepthMm { get; set; }

    [MaxLength(120)]
    public string? Device { get; set; }

    public int Sessions { get; set; }

    public int? IntervalDays { get; set; }

    /// <summary>An archived plan takes no new courses.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public CoursePlan AsCoursePlan() => new(Modality, NeedleDepthMm, Device, Sessions, IntervalDays);
}
