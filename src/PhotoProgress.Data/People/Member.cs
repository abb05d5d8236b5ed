using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.People;

/// <summary>What somebody may do; one role each.</summary>
public enum Role
{
    Owner,
    Practitioner,
    Aesthetician,
    Client,
}

/// <summary>Somebody with an account.</summary>
public sealed class Member : IdentityUser<Guid>
{
    [MaxLength(120)]
    public required string DisplayName { get; set; }

    public Role Role { get; set; }

    /// <summary>Set exactly for the role of client: whose photos and reports they may see.</summary>
    public Guid? ClientId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A disabled member cannot sign in; the row stays, because the audit trail names it.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Set while the member wants no messages about reports.</summary>
    public DateTimeOffset? MailOffAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> member)
        {
            member.HasOne<Client>().WithMany().HasForeignKey(m => m.ClientId).OnDelete(DeleteBehavior.Cascade);
            member.HasIndex(m => m.ClientId);
        }
    }
}
