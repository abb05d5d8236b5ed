using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.People;

/// <summary>Somebody who is treated. A code stands for the person; the name is in the clinic's own records.</summary>
public sealed class Client
{
    public const int LongestCode = 40;

    public Guid Id { get; set; }

    /// <summary>Letters, digits and . _ - as in course.json; unique in the clinic.</summary>
    [MaxLength(LongestCode)]
    public required string Code { get; set; }

    public Guid SiteId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the client asked for deletion; the owner confirms it.</summary>
    public DateTimeOffset? DeletionAskedAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Client>
    {
        public void Configure(EntityTypeBuilder<Client> client)
        {
            client.HasIndex(c => c.Code).IsUnique();
            client.HasIndex(c => c.SiteId);
            client.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
