using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhotoProgress.Data.People;

namespace PhotoProgress.Data.Work;

/// <summary>What a message tells.</summary>
public enum NoticeKind
{
    /// <summary>That a report was published.</summary>
    Report,

    /// <summary>That somebody is invited, with the link to set a password.</summary>
    Invitation,
}

/// <summary>How far a message is.</summary>
public enum NoticeState
{
    Waiting,

    /// <summary>One process has it. What a dead process left so is not sent again by itself, because it may have gone out.</summary>
    Sending,
    Sent,

    /// <summary>Given up; the owner may have it sent again.</summary>
    Failed,

    /// <summary>Its reason went away before it was sent: the report was held, messages were switched off.</summary>
    Withdrawn,
}

/// <summary>
/// A message to one member, written in the transaction of what it tells. It holds neither text nor address nor link: those are made when
/// it is sent, so that nothing of them lies in the database, and it goes with the member or the report.
/// </summary>
public sealed class Notice
{
    public Guid Id { get; set; }

    public NoticeKind Kind { get; set; }

    public Guid MemberId { get; set; }

    /// <summary>Null for an invitation. One report is told to one member once.</summary>
    public Guid? ReportId { get; set; }

    public NoticeState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not before this; grows with every failure.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When a process took it last.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it was not sent.</summary>
    [MaxLength(400)]
    public string? Error { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.HasIndex(n => new { n.ReportId, n.MemberId }).IsUnique(); // the engines let several invitations be: no report
            notice.HasIndex(n => new { n.State, n.DueAt });
            notice.HasIndex(n => n.CreatedAt);
            notice.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId).OnDelete(DeleteBehavior.Cascade);
            notice.HasOne<Report>().WithMany().HasForeignKey(n => n.ReportId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
