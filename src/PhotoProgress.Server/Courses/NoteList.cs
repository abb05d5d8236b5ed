using System.Globalization;
using PhotoProgress.Data;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Courses;

/// <summary>The notes of a course with the names of those who wrote them.</summary>
/// <param name="Notes">The newest first.</param>
/// <param name="Zone">In which the clinic reads its clock.</param>
public sealed record NoteList(IReadOnlyList<NoteRow> Notes, ActorNames Names, TimeZoneInfo Zone)
{
    public static async Task<NoteList> LoadAsync(ClinicDb db, Guid courseId, CancellationToken cancellation)
    {
        var notes = await NoteBook.OfCourseAsync(db, courseId, cancellation);
        var actors = notes.SelectMany(note => note.Wordings.Select(wording => wording.Author).Append(note.StruckBy));
        return new NoteList(notes, await ActorNames.LoadAsync(db, actors, cancellation), await ClinicDay.ZoneAsync(db, cancellation));
    }

    /// <summary>Day and time in the clinic.</summary>
    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
