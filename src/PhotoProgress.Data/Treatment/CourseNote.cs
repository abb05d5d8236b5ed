using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhotoProgress.Data.Treatment;

/// <summary>What somebody who treats writes about a course, for colleagues only. Nothing of it is overwritten: it gets a new wording, or is struck out.</summary>
public sealed class CourseNote
{
    /// <summary>Whoever writes or strikes: <c>member:…</c> or <c>token:…</c>.</summary>
    public const int ActorLength = 60;

    public Guid Id { get; set; }

    public Guid CourseId { get; set; }

    /// <summary>The session that it is about; null where it is about the course.</summary>
    public Guid? SessionId { get; set; }

    public DateTimeOffset? StruckAt { get; set; }

    [MaxLength(ActorLength)]
    public string? StruckBy { get; set; }

    public List<NoteWording> Wordings { get; } = [];

    private sealed class Map : IEntityTypeConfiguration<CourseNote>
    {
        public void Configure(EntityTypeBuilder<CourseNote> note)
        {
            note.HasIndex(n => n.CourseId);
            note.HasIndex(n => n.SessionId);
            note.HasOne<Course>().WithMany().HasForeignKey(n => n.CourseId).OnDelete(DeleteBehavior.Cascade);
            note.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.SetNull);
            note.HasMany(n => n.Wordings).WithOne().HasForeignKey(w => w.NoteId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A note as it was worded; the highest number is what it says now. Rows are only ever added.</summary>
public sealed class NoteWording
{
    public const int LongestText = 4000;

    public Guid NoteId { get; set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; set; }

    [MaxLength(LongestText)]
    public required string Text { get; set; }

    [MaxLength(CourseNote.ActorLength)]
    public required string Author { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<NoteWording>
    {
        public void Configure(EntityTypeBuilder<NoteWording> wording)
        {
            wording.HasKey(w => new { w.NoteId, w.Number });
            wording.Property(w => w.Number).ValueGeneratedNever();
        }
    }
}
