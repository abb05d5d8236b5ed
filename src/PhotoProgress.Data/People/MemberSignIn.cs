using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.People;

/// <summary>A browser in which a member is signed in; its cookie names this row and is worth nothing without it.</summary>
public sealed class MemberSignIn
{
    public Guid Id { get; set; }

    public Guid MemberId { get; set; }

    /// <summary>Kind of browser and system, such as <c>Firefox on Linux</c>; neither version nor address.</summary>
    [MaxLength(60)]
    public required string Browser { get; set; }

    /// <summary>The member's security stamp when it began or was renewed: a new one ends it.</summary>
    [MaxLength(64)]
    public required string Stamp { get; set; }

    public DateTimeOffset FirstSeenAt { get; set; }

    /// <summary>To five minutes; not every request is a write.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<MemberSignIn>
    {
        public void Configure(EntityTypeBuilder<MemberSignIn> signIn)
        {
            signIn.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
            signIn.HasIndex(s => s.MemberId);
        }
    }
}
