using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Courses;

public class NoteTests
{
    [Theory, Engines]
    public async Task Note_WrittenByAnAesthetician_IsReadByThePractitionerAndNotByTheClient(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        var course = $"/courses/{seeded.CourseId}";
        Assert.Equal($"{course}#notes", await (await service.SignedInAsync(Role.Aesthetician)).SubmitAsync($"{course}/notes", ("text", "Chin <b>reddens</b>.\r\nCooled."), ("sessionId", seeded.SessionId.ToString())));
        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync(course);
        Assert.Contains("Chin <b>reddens</b>.\nCooled.</p>", page, StringComparison.Ordinal); // PageAsync decodes it: as text, not as a tag
        Assert.Contains("about the treatment of 2 Mar 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        using var raw = await (await service.SignedInAsync(Role.Practitioner)).GetAsync(course);
        Assert.DoesNotContain("<b>reddens", await raw.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        Assert.DoesNotContain("reddens", await client.PageAsync("/my"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await client.GetAsync(course).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await client.GetAsync($"/api/v1{course}/notes").StatusAsync());
    }

    [Theory, Engines]
    public async Task Note_Reworded_KeepsTheEarlierWording(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var author = await service.SignedInAsync(Role.Aesthetician);
        var note = await WriteAsync(author, seeded.CourseId, "Depth 1.0 mm.");
        await author.SubmitAsync($"/courses/{seeded.CourseId}/notes/{note}/reword", ("text", "Depth 1.5 mm."));
        var page = await author.PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("Depth 1.0 mm.", page, StringComparison.Ordinal);
        Assert.Contains("Depth 1.5 mm.", page, StringComparison.Ordinal);
        Assert.Contains("Earlier wordings", page, StringComparison.Ordinal);
        using var other = await (await service.SignedInAsync(Role.Practitioner)).SendFormAsync($"/courses/{seeded.CourseId}/notes/{note}/reword", ("text", "Depth 2 mm."));
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains("Depth 2 mm.", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal); // what was typed is not lost
        Assert.Equal(["Depth 1.0 mm.", "Depth 1.5 mm."], await TextsAsync(service, note));
    }

    [Theory, Engines]
    public async Task Note_StruckOut_StaysWithWhoAndWhenAndTakesNoNewWording(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var (aesthetician, practitioner) = (await service.SignedInAsync(Role.Aesthetician), await service.SignedInAsync(Role.Practitioner));
        var (mine, theirs) = (await WriteAsync(aesthetician, seeded.CourseId, "Of another client."), await WriteAsync(practitioner, seeded.CourseId, "Goes on as planned."));
        var notes = $"/courses/{seeded.CourseId}/notes";
        using (var refused = await aesthetician.SendFormAsync($"{notes}/{theirs}/strike")) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await practitioner.SubmitAsync($"{notes}/{mine}/strike");
        var page = await aesthetician.PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("<s>Of another client.</s>", page, StringComparison.Ordinal);
        Assert.Contains("by Practitioner,", page, StringComparison.Ordinal);
        using (var late = await aesthetician.SendFormAsync($"{notes}/{mine}/reword", ("text", "Of this client."))) Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        await using var db = service.Open();
        var before = await db.Notes.AsNoTracking().SingleAsync(n => n.Id == mine);
        await practitioner.SubmitAsync($"{notes}/{mine}/strike");
        Assert.Equal(before.StruckAt, await db.Notes.Where(n => n.Id == mine).Select(n => n.StruckAt).SingleAsync());
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Subject == $"note:{mine}" && e.Action == "note.strike"));
    }

    [Theory, Engines]
    public async Task Note_ThatCannotBeTaken_IsRefusedWithTheReason(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        using var http = await service.WithTokenAsync("notes:read", "notes:write");
        var notes = $"/api/v1/courses/{seeded.CourseId}/notes";
        foreach (var text in new[] { "", " \n ", new string('a', NoteWording.LongestText + 1), "a\0b" })
            Assert.Equal("text", (await http.PostAsync(notes, new { text }).JsonAsync(HttpStatusCode.BadRequest)).Text("field"));
        Assert.Equal("sessionId", (await http.PostAsync(notes, new { text = "a", sessionId = other.SessionId }).JsonAsync(HttpStatusCode.BadRequest)).Text("field"));
        // Lines of a form end with two characters, and count as one.
        var longest = string.Join("\r\n", Enumerable.Repeat(new string('ä', 99), NoteWording.LongestText / 100));
        var taken = await http.PostAsync(notes, new { text = longest }).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(longest.Replace("\r\n", "\n", StringComparison.Ordinal), taken.GetProperty("wordings")[0].Text("text"));
        var member = await service.SignedInAsync(Role.Practitioner);
        using var elsewhere = await member.SendFormAsync($"/courses/{other.CourseId}/notes/{taken.Id()}/strike");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Theory, Engines]
    public async Task Notes_ByApi_AreWrittenRewordedStruckAndListed(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = await service.WithTokenAsync("notes:read", "notes:write");
        var note = (await http.PostAsync($"/api/v1/courses/{seeded.CourseId}/notes", new { text = "First.", sessionId = seeded.SessionId }).JsonAsync(HttpStatusCode.Created)).Id();
        await http.PutAsync($"/api/v1/notes/{note}", new { text = "Second." }).JsonAsync();
        await http.PostAsync($"/api/v1/notes/{note}/strike").JsonAsync();
        await http.PutAsync($"/api/v1/notes/{note}", new { text = "Third." }).JsonAsync(HttpStatusCode.Conflict);
        var listed = (await http.GetAsync($"/api/v1/courses/{seeded.CourseId}/notes").JsonAsync()).EnumerateArray().First(); // the newest
        Assert.Equal((note, seeded.SessionId), (listed.Id(), listed.GetProperty("sessionId").GetGuid()));
        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("struckAt").ValueKind);
        Assert.Equal(["First.", "Second."], listed.GetProperty("wordings").EnumerateArray().Select(wording => wording.Text("text")));
        using var reader = await service.WithTokenAsync("notes:read", "clients:write");
        Assert.Equal(HttpStatusCode.Forbidden, await reader.PostAsync($"/api/v1/courses/{seeded.CourseId}/notes", new { text = "No." }).StatusAsync());
    }

    [Theory, Engines]
    public async Task Trail_OfNotes_NamesThemByIdAndHoldsNoText(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var member = await service.SignedInAsync(Role.Practitioner);
        var note = await WriteAsync(member, seeded.CourseId, "Unmistakable words.");
        await member.SubmitAsync($"/courses/{seeded.CourseId}/notes/{note}/reword", ("text", "Unmistakable words again."));
        await member.SubmitAsync($"/courses/{seeded.CourseId}/notes/{note}/strike");
        await using var db = service.Open();
        var entries = await db.Audit.Where(e => e.Subject == $"note:{note}").OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([("note.add", $"course={seeded.CourseId}"), ("note.reword", "wording=2"), ("note.strike", null)], entries.Select(e => (e.Action, e.Detail)));
        Assert.Equal(0, await db.Audit.CountAsync(e => e.Detail!.Contains("Unmistakable")));
    }

    /// <summary>Whichever come first are kept, each under a number of its own, and the others are told so.</summary>
    [Theory, Engines]
    public async Task Reword_InSeveralWindowsAtOnce_LosesNoWording(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var who = new Who("operator", null);
        var note = (await service.WithAsync<NoteBook, Answer<NoteRow>>(book => book.AddAsync(seeded.CourseId, "0", null, who, default))).Value!.Id;
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i =>
            service.WithAsync<NoteBook, Answer<NoteRow>>(book => book.RewordAsync(note, $"{i}", who, default))));
        Assert.All(answers, answer => Assert.True(answer.Value is not null || answer.Fault!.IsConflict));
        var texts = await TextsAsync(service, note);
        Assert.Equal(1 + answers.Count(answer => answer.Value is not null), texts.Distinct().Count());
    }

    private static async Task<Guid> WriteAsync(HttpClient member, Guid courseId, string text)
    {
        await member.SubmitAsync($"/courses/{courseId}/notes", ("text", text), ("sessionId", "")); // as the form sends it for the whole course
        return (await member.GetAsync($"/api/v1/courses/{courseId}/notes").JsonAsync()).EnumerateArray().Single(note => note.GetProperty("wordings")[0].Text("text") == text).Id();
    }

    private static async Task<List<string>> TextsAsync(ClinicService service, Guid note)
    {
        await using var db = service.Open();
        return await db.NoteWordings.Where(w => w.NoteId == note).OrderBy(w => w.Number).Select(w => w.Text).ToListAsync();
    }
}
