using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Treatment;

/// <summary>What happens at a visit.</summary>
public enum SessionKind
{
    /// <summary>The skin is needled.</summary>
    Treatment,

    /// <summary>Photos only.</summary>
    FollowUp,
}

/// <summary>A visit of a course: one treatment, or photos only.</summary>
public sealed class Session
{
    public Guid Id { get; set; }

    public Guid CourseId { get; set; }

    public SessionKind Kind { get; set; }

    /// <summary>Day in the clinic's time zone.</summary>
    public DateOnly Date { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.HasIndex(s => new { s.CourseId, s.Date });
            session.HasIndex(s => s.Date);
            session.HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
