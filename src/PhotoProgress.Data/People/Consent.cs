using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.People;

/// <summary>What a client may agree to, each by itself.</summary>
public enum ConsentPurpose
{
    /// <summary>Photos are stored and measured; without it none is accepted.</summary>
    Analysis,

    /// <summary>Reports may be shared by link.</summary>
    Sharing,

    /// <summary>Readings count in the comparison of plans.</summary>
    Outcomes,
}

/// <summary>A consent given, and perhaps withdrawn. Never overwritten: giving it again is a new row.</summary>
public sealed class Consent
{
    public Guid Id { get; set; }

    public Guid ClientId { get; set; }

    public ConsentPurpose Purpose { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> consent)
        {
            consent.HasIndex(c => new { c.ClientId, c.Purpose });
            consent.HasOne<Client>().WithMany().HasForeignKey(c => c.ClientId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
