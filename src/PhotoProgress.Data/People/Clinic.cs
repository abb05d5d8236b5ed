using System.ComponentModel.DataAnnotations;

namespace PhotoProgress.Data.People;

/// <summary>The clinic that runs this service; exactly one row.</summary>
public sealed class Clinic
{
    /// <summary>The same everywhere, so that there can be no second row.</summary>
    public static readonly Guid OnlyId = new("00000000-0000-4000-8000-000000000001");

    public Guid Id { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    /// <summary>IANA name; days of sessions are days there.</summary>
    [MaxLength(60)]
    public required string TimeZone { get; set; }

    /// <summary>Months after the last session of a client's last course until everything of the client is deleted; null keeps it.</summary>
    public int? RetentionMonths { get; set; }

    /// <summary>Set while the queue is paused; nothing new is begun then.</summary>
    public DateTimeOffset? QueuePausedAt { get; set; }

    /// <summary>The clinic's own table of repeatability as JSON; null takes the one that comes with the program.</summary>
    public string? RepeatabilityJson { get; set; }

    /// <summary>Whether the clinic was filled with rendered clients at its first start.</summary>
    public bool IsDemo { get; set; }
}
