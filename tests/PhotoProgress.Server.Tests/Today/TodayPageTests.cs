using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Today;

public class TodayPageTests
{
    [Theory, Engines]
    public async Task Today_WithSessions_ShowsWhoComesAndWhatIsMissing(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var done = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddDays(-28)); // its follow-up is today
        var lacking = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddDays(-29));
        var first = await service.Seed.CourseAsync(clock.GetUtcNow());
        await AddAsync(service, lacking.CourseId, clock);
        var page = await (await service.SignedInAsync(Role.Aesthetician)).PageAsync("/today");
        Assert.Contains("3 sessions, 2 not complete.", page, StringComparison.Ordinal);
        Assert.Matches($"(?s)>{done.Code}</a>.*Follow-up after treatment 1 of 4.*Front</span> <span class=\"badge good\">taken<.*See photos", Card(page, done.Code));
        Assert.Matches("(?s)Treatment 2 of 4.*Front</span> <span class=\"badge warn\">missing<.*Take photos", Card(page, lacking.Code));
        Assert.Matches("(?s)Treatment 1 of 4.*No photo of this course yet", Card(page, first.Client.Code));
        Assert.DoesNotContain("has not agreed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Today_WithABadPhoto_AsksForTheRetakeAndWhy(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var seeded = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddDays(-28));
        await using var db = service.Open();
        var refused = Documents.Write(new PhotoRecord(null, [new Refusal("blur", "The photo is blurred.", "Hold still.")]));
        await db.Readings.Where(r => r.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Usable, false).SetProperty(r => r.Document, refused));
        await db.Consents.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, clock.GetUtcNow()));
        var member = await service.SignedInAsync(Role.Aesthetician);
        var page = await member.PageAsync("/today");
        Assert.Contains("1 with a photo to take again.", page, StringComparison.Ordinal);
        Assert.Contains("take again</span><span class=\"soft why\">The photo is blurred.", page, StringComparison.Ordinal);
        Assert.Contains("has not agreed", page, StringComparison.Ordinal);
        // Left out of the course it asks for nothing; the view is still one that the course has.
        await db.Photos.Where(p => p.Id == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ExcludedBecause, "Another person."));
        Assert.Contains("badge warn\">missing<", await member.PageAsync("/today"), StringComparison.Ordinal);
    }

    /// <summary>It cannot be measured for its view alone: that is no reason for a retake.</summary>
    [Theory, Engines]
    public async Task Today_WithAPhotoFromTheSide_AsksForNothing(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var seeded = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddDays(-28));
        await using var db = service.Open();
        var kept = Documents.Write(new PhotoRecord(null, [SideView.NotMeasured]));
        await db.Readings.Where(r => r.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.Usable, false).SetProperty(r => r.Document, kept));
        var page = await (await service.SignedInAsync(Role.Aesthetician)).PageAsync("/today");
        Assert.DoesNotContain("take again", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge good\">taken<", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Today_OfAnotherDay_ShowsThatDay(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync(day: new DateTimeOffset(2019, 5, 6, 9, 0, 0, TimeSpan.Zero));
        var member = await service.SignedInAsync(Role.Aesthetician);
        var page = await member.PageAsync("/today?date=2019-05-06");
        Assert.Contains("Sessions of 6 May 2019", page, StringComparison.Ordinal);
        Assert.Contains(seeded.Code, page, StringComparison.Ordinal);
        Assert.Contains("No session is entered", await member.PageAsync("/today?date=2019-05-07"), StringComparison.Ordinal);
        foreach (var bad in new[] { "6.5.2019", "1999-12-31", "9999-12-31" }) Assert.Equal(HttpStatusCode.BadRequest, await member.GetAsync($"/today?date={bad}").StatusAsync());
    }

    private static async Task AddAsync(ClinicService service, Guid courseId, TimeProvider clock)
    {
        await using var db = service.Open();
        db.Add(new Session { Id = service.Seed.Ids.New(), CourseId = courseId, Kind = SessionKind.Treatment, Date = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) });
        await db.SaveChangesAsync();
    }

    private static string Card(string page, string code) => page.Split("<li class=\"card\">").Single(card => card.Contains($">{code}</a>", StringComparison.Ordinal));
}
