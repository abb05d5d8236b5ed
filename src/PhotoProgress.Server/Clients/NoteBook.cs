using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Treatment;

namespace PhotoProgress.Server.Clients;

/// <param name="Author"><c>member:…</c> or <c>token:…</c></param>
public sealed record NoteWordingRow(string Text, string Author, DateTimeOffset WrittenAt);

/// <param name="SessionId">Null where it is about the course.</param>
/// <param name="StruckAt">Null while it stands.</param>
/// <param name="Wordings">The first one first; the last is what the note says now.</param>
public sealed record NoteRow(Guid Id, Guid CourseId, Guid? SessionId, DateTimeOffset? StruckAt, string? StruckBy, IReadOnlyList<NoteWordingRow> Wordings);

/// <summary>
/// Notes on courses, for those who treat. A note is never overwritten: it gets a new wording by whoever wrote it, or is struck out. The
/// audit trail names notes by their id.
/// </summary>
public sealed class NoteBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<NoteRow>> OfCourseAsync(ClinicDb db, Guid courseId, CancellationToken cancellation)
    {
        var notes = await db.Notes.AsNoTracking().Include(n => n.Wordings).Where(n => n.CourseId == courseId).ToListAsync(cancellation);
        return [.. notes.Select(RowOf).OrderByDescending(row => row.Wordings[0].WrittenAt).ThenBy(row => row.Id)];
    }

    /// <param name="sessionId">Of the course; null for a note on the course.</param>
    public async Task<Answer<NoteRow>> AddAsync(Guid courseId, string? text, Guid? sessionId, Who who, CancellationToken cancellation)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == courseId, cancellation)) return Absent.Row;
        if (FaultOf(ref text) is { } fault) return fault;
        if (sessionId is not null && !await db.Sessions.AnyAsync(s => s.Id == sessionId && s.CourseId == courseId, cancellation))
            return new Fault("sessionId", sessionId.ToString(), "write the id of a session of this course, or leave it out.");
        var note = new CourseNote { Id = ids.New(), CourseId = courseId, SessionId = sessionId };
        note.Wordings.Add(WordingOf(note.Id, 1, text!, who));
        await SaveAsync(note, new AuditLine(who.Actor, "note.add", $"note:{note.Id}", $"course={courseId}"), cancellation);
        return RowOf(note);
    }

    /// <summary>Gives a note a new wording; the old ones stay.</summary>
    public async Task<Answer<NoteRow>> RewordAsync(Guid noteId, string? text, Who who, CancellationToken cancellation)
    {
        if (await FindAsync(noteId, cancellation) is not { } note) return Absent.Row;
        if (FaultOf(ref text) is { } fault) return fault;
        if (note.StruckAt is not null) return Conflict(note, "this note is struck out: write a new one.");
        if (note.Wordings[0].Author != who.Actor) return Conflict(note, "only whoever wrote a note can reword it: write one of your own.");
        if (note.Wordings[^1].Text == text) return RowOf(note);
        var wording = WordingOf(noteId, note.Wordings.Count + 1, text!, who);
        try
        {
            await SaveAsync(wording, new AuditLine(who.Actor, "note.reword", $"note:{noteId}", string.Create(CultureInfo.InvariantCulture, $"wording={wording.Number}")), cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.NoteWordings.AnyAsync(w => w.NoteId == noteId && w.Number == wording.Number, cancellation)) throw;
            return Conflict(note, "it was reworded in another window just now: load the page again.");
        }

        note.Wordings.Add(wording);
        return RowOf(note);
    }

    /// <summary>Strikes a note out; it can still be read. Doing it again changes nothing.</summary>
    /// <param name="judges">Whether the caller decides about courses; others strike only what they wrote.</param>
    public async Task<Answer<NoteRow>> StrikeAsync(Guid noteId, bool judges, Who who, CancellationToken cancellation)
    {
        if (await FindAsync(noteId, cancellation) is not { } note) return Absent.Row;
        if (!judges && note.Wordings[0].Author != who.Actor) return Conflict(note, "only whoever wrote a note, or a practitioner, can strike it out.");
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var struck = await db.Notes.Where(n => n.Id == noteId && n.StruckAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.StruckAt, now).SetProperty(n => n.StruckBy, who.Actor), cancellation);
        if (struck > 0) await audit.AddAsync(db, new AuditLine(who.Actor, "note.strike", $"note:{noteId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return await FindAsync(noteId, cancellation) is { } after ? RowOf(after) : Absent.Row;
    }

    private async Task<CourseNote?> FindAsync(Guid noteId, CancellationToken cancellation)
    {
        var note = await db.Notes.AsNoTracking().Include(n => n.Wordings).FirstOrDefaultAsync(n => n.Id == noteId, cancellation);
        note?.Wordings.Sort((one, other) => one.Number.CompareTo(other.Number));
        return note;
    }

    private NoteWording WordingOf(Guid noteId, int number, string text, Who who) =>
        new() { NoteId = noteId, Number = number, Text = text, Author = who.Actor, WrittenAt = clock.GetUtcNow() };

    /// <summary>Forms end lines with two characters, which would count twice; PostgreSQL takes no NUL.</summary>
    private static Fault? FaultOf(ref string? text)
    {
        text = text?.ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(text) ? new Fault("text", text, "write at least one letter.")
            : text.Length > NoteWording.LongestText ? new Fault("text", text, "write at most 4,000 letters.")
            : text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) ? new Fault("text", null, "write letters without control characters.")
            : null;
    }

    private static Fault Conflict(CourseNote note, string advice) => new("id", note.Id.ToString(), advice) { IsConflict = true };

    private static NoteRow RowOf(CourseNote note) => new(
        note.Id, note.CourseId, note.SessionId, note.StruckAt, note.StruckBy,
        [.. note.Wordings.OrderBy(w => w.Number).Select(w => new NoteWordingRow(w.Text, w.Author, w.WrittenAt))]);

    private async Task SaveAsync(object row, AuditLine line, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, line, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
