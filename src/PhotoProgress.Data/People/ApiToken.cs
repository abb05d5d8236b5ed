using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.People;

/// <summary>A program's key to the API. The secret itself is shown once and never stored.</summary>
public sealed class ApiToken
{
    public Guid Id { get; set; }

    [MaxLength(120)]
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, lower-case hexadecimal. The secret has 256 random bits, so a plain digest suffices.</summary>
    [MaxLength(64)]
    public required string Hash { get; set; }

    /// <summary>Names of scopes, blank between them.</summary>
    [MaxLength(400)]
    public required string Scopes { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>To the minute; not every request is a write.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<ApiToken>
    {
        public void Configure(EntityTypeBuilder<ApiToken> token) => token.HasIndex(t => t.Hash).IsUnique();
    }
}
