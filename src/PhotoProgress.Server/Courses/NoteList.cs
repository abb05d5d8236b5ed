using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Courses;

/// <summary>The notes of a course with the names of those who wrote them.</summary>
/// <param name="Notes">The newest first.</param>
/// <param name="Names">Of members, by the actor of the audit trail.</param>
/// <param name="Zone">In which the clinic reads its clock.</param>
public sealed record NoteList(IReadOnlyList<NoteRow> Notes, IReadOnlyDictionary<string, string> Names, TimeZoneInfo Zone)
{
    private const string Member = "member:";

    public static async Task<NoteList> LoadAsync(ClinicDb db, Guid courseId, CancellationToken cancellation)
    {
        var notes = await NoteBook.OfCourseAsync(db, courseId, cancellation);
        Guid[] members =
        [
            .. from actor in notes.SelectMany(note => note.Wordings.Select(wording => wording.Author).Append(note.StruckBy ?? "")).Distinct()
               where actor.StartsWith(Member, StringComparison.Ordinal)
               select Guid.Parse(actor[Member.Length..]),
        ];
        var names = await db.Users.Where(m => members.Contains(m.Id)).Select(m => new { m.Id, m.DisplayName }).ToDictionaryAsync(m => $"{Member}{m.Id}", m => m.DisplayName, cancellation);
        return new NoteList(notes, names, await ClinicDay.ZoneAsync(db, cancellation));
    }

    public string NameOf(string? actor) => Names.GetValueOrDefault(actor ?? "") ?? (actor?.StartsWith(Member, StringComparison.Ordinal) == true ? "a former member" : "a program");

    /// <summary>Day and time in the clinic.</summary>
    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
