using System.ComponentModel.DataAnnotations;

namespace PhotoProgress.Data.People;

/// <summary>A place of the clinic.</summary>
public sealed class Site
{
    public Guid Id { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    /// <summary>A retired site takes no new clients.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}
