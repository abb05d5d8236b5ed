using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Courses;

public class CoursePageTests
{
    private static readonly byte[] Blurred = Documents.Write(new PhotoRecord(null, [new Refusal("blur", "The photo is blurred.", "Hold still.")]));

    [Theory, Engines]
    public async Task Course_ThatIsThrough_ShowsTrendSliderAndVerdicts(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("aria-label=\"Texture over time, change from the baseline. 2 March 2026: baseline. 30 March 2026:", page, StringComparison.Ordinal);
        Assert.Contains("fill-opacity=\"0.17\"", page, StringComparison.Ordinal); // the error band
        Assert.Contains("Texture −11", page, StringComparison.Ordinal);
        Assert.Contains($"/photos/{seeded.PhotoId}/aligned-after", page, StringComparison.Ordinal);
        Assert.Contains($"/courses/{seeded.CourseId}/reports/{seeded.ReportId}/publish", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal); // the pages' policy allows none
    }

    [Fact]
    public async Task Course_ForAnAesthetician_ShowsNoDecisions()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var seeded = await service.Seed.ClientAsync();
        var member = await service.SignedInAsync(Role.Aesthetician);
        var page = await member.PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("Texture −11", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/exclude", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/publish", page, StringComparison.Ordinal);
        using var answer = await member.SendFormAsync($"/courses/{seeded.CourseId}/reports/{seeded.ReportId}/publish");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>A newer version begins with every photo anew; what the one before found stands until it is through.</summary>
    [Theory, Engines]
    public async Task Photo_MeasuredOnceMore_KeepsItsGradeAndIsNotCalledWaiting(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        await using (var db = service.Open())
        {
            await db.Courses.Where(c => c.Id == seeded.CourseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ShownVersion, Seed.Version));
            await db.Runs.Where(r => r.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.AnalysisVersion, "9.9.9").SetProperty(r => r.State, RunState.Running));
            var row = Assert.Single(await CourseRoutes.PhotosOf(db, seeded.CourseId).ToListAsync(), p => p.IsRenewing);
            Assert.Equal((seeded.PhotoId, true, Grade.A), (row.Id, row.Usable, row.Grade));
        }

        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("ready, grade A, is measured once more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", page, StringComparison.Ordinal);
        Assert.Contains("Photos or decisions came after this report.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_ThatCannotBeUsed_IsNotSaidToCount()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var seeded = await service.Seed.ClientAsync();
        await using var db = service.Open();
        var member = await service.SignedInAsync(Role.Practitioner);
        Assert.Contains("<span class=\"soft\">counts</span>", await member.PageAsync($"/courses/{seeded.CourseId}"), StringComparison.Ordinal);
        await db.Comparisons.Where(c => c.PhotoId == seeded.PhotoId).ExecuteDeleteAsync();
        await BlurAsync(db, seeded.PhotoId);
        var page = await member.PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("cannot be used", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"soft\">counts</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("came after this report", page, StringComparison.Ordinal);
    }

    /// <summary>The page tells of the photo that the pipeline compares with, and of nothing that only waits as if it had failed.</summary>
    [Theory, Engines]
    public async Task FirstPhoto_ThatCannotBeUsed_IsNotSaidToBeTheBaseline(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var second = await service.Seed.PhotoAsync(seeded.CourseId, seeded.SessionId, Guid.Empty);
        await using var db = service.Open();
        var later = await db.Photos.Where(p => p.Id == second).Select(p => p.ReceivedAt).SingleAsync() + TimeSpan.FromHours(1);
        await db.Photos.Where(p => p.Id == second).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReceivedAt, later)); // photos of a day stand in the order in which they came
        await BlurAsync(db, seeded.BaselineId);
        await db.Runs.Where(r => r.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.AgainstId, second).SetProperty(r => r.State, RunState.Waiting));
        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("Texture over time, change from the baseline. 2 March 2026: not comparable. 2 March 2026: baseline.\"", page, StringComparison.Ordinal);
        Assert.Contains("<b>30 Mar 2026</b> waits for its comparison.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("30 Mar 2026</b> not comparable", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Photo_ThatCannotBeABaseline_IsNotTakenAsOne(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        await using var db = service.Open();
        var member = await service.SignedInAsync(Role.Practitioner);
        await BlurAsync(db, seeded.PhotoId);
        using var answer = await member.SendFormAsync($"/courses/{seeded.CourseId}/baseline", ("photoId", seeded.PhotoId.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("the photo of 30 March 2026, cannot be used: It did not pass its checks.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await db.Courses.Where(c => c.Id == seeded.CourseId).Select(c => c.BaselinePhotoId).SingleAsync());
    }

    [Fact]
    public async Task Photo_ChosenAsBaselineThatCannotBeUsed_IsToldAndNotReplaced()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var seeded = await service.Seed.ClientAsync();
        await using var db = service.Open();
        var member = await service.SignedInAsync(Role.Practitioner);
        await member.SubmitAsync($"/courses/{seeded.CourseId}/baseline", ("photoId", seeded.PhotoId.ToString()));
        await BlurAsync(db, seeded.PhotoId);
        Assert.Contains("The baseline, the photo of 30 March 2026, cannot be used: It did not pass its checks.", await member.PageAsync($"/courses/{seeded.CourseId}"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Photo_LeftOutAndIncludedByForms_KeepsItsReason(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var member = await service.SignedInAsync(Role.Practitioner);
        var photo = $"/courses/{seeded.CourseId}/photos/{seeded.PhotoId}";
        using var without = await member.SendFormAsync($"{photo}/exclude", ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        await member.SubmitAsync($"{photo}/exclude", ("reason", "Hair on the forehead."));
        Assert.Contains("Hair on the forehead.", await member.PageAsync($"/courses/{seeded.CourseId}"), StringComparison.Ordinal);
        await member.SubmitAsync($"{photo}/include");
        var after = await member.PageAsync($"/courses/{seeded.CourseId}");
        Assert.Contains("Left out: Hair on the forehead. <span class=\"soft\">Practitioner, ", after, StringComparison.Ordinal);
        Assert.Contains("Counts again.", after, StringComparison.Ordinal);
        Assert.Contains($"{photo}/exclude", after, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Baseline_ChosenAndLeftToTheRules_IsStored(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        var member = await service.SignedInAsync(Role.Practitioner);
        var form = $"/courses/{seeded.CourseId}/baseline";
        using var foreign = await member.SendFormAsync(form, ("photoId", other.PhotoId.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        await member.SubmitAsync(form, ("photoId", seeded.PhotoId.ToString()));
        await using var db = service.Open();
        Assert.Equal(seeded.PhotoId, await db.Courses.Where(c => c.Id == seeded.CourseId).Select(c => c.BaselinePhotoId).SingleAsync());
        Assert.Contains("chosen by hand", await member.PageAsync($"/courses/{seeded.CourseId}"), StringComparison.Ordinal);
        await member.SubmitAsync(form);
        Assert.Null(await db.Courses.Where(c => c.Id == seeded.CourseId).Select(c => c.BaselinePhotoId).SingleAsync());
    }

    [Theory, Engines]
    public async Task Report_PublishedAndTakenBackByForms_ReachesTheClientBetween(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        var member = await service.SignedInAsync(Role.Practitioner);
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        await member.SubmitAsync($"/courses/{seeded.CourseId}/reports/{seeded.ReportId}/publish");
        Assert.Contains(seeded.ReportId.ToString(), await client.PageAsync("/my"), StringComparison.Ordinal);
        await member.SubmitAsync($"/courses/{seeded.CourseId}/reports/{seeded.ReportId}/hold");
        Assert.DoesNotContain(seeded.ReportId.ToString(), await client.PageAsync("/my"), StringComparison.Ordinal);
        using var elsewhere = await member.SendFormAsync($"/courses/{other.CourseId}/reports/{seeded.ReportId}/publish");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        await using var db = service.Open();
        Assert.Equal(ReportState.Held, await db.Reports.Where(r => r.Id == seeded.ReportId).Select(r => r.State).SingleAsync());
    }

    /// <summary>As if the check of a seeded photo had refused it.</summary>
    private static Task<int> BlurAsync(ClinicDb db, Guid photo) =>
        db.Readings.Where(r => r.PhotoId == photo).ExecuteUpdateAsync(set => set.SetProperty(r => r.Usable, false).SetProperty(r => r.Document, Blurred));
}
