using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Api;

/// <summary>What the worker found, as the API tells it, and what people decide about it.</summary>
public class FindingTests
{
    private static readonly string[] Judging =
        ["clients:read", "photos:read", "courses:judge", "reports:read", "reports:publish", "queue:read", "queue:control"];

    [Theory, Engines]
    public async Task Photo_ThatIsThrough_TellsChecksReadingsAndVerdicts(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var seeded = await service.Seed.ClientAsync();
        var photo = await http.GetAsync($"/api/v1/photos/{seeded.PhotoId}").JsonAsync();
        Assert.Equal("A", photo.Text("grade"));
        Assert.Equal("Hold still.", photo.GetProperty("checks")[0].Text("advice"));
        Assert.Equal("flagged", photo.GetProperty("checks")[0].Text("outcome"));
        var readings = await http.GetAsync($"/api/v1/photos/{seeded.PhotoId}/readings").JsonAsync();
        Assert.Equal("texture.roughness.1-3mm", readings.GetProperty("readings")[0].Text("metric"));
        var comparisons = await http.GetAsync($"/api/v1/courses/{seeded.CourseId}/comparisons").JsonAsync();
        var verdicts = Assert.Single(comparisons.GetProperty("items").EnumerateArray()).GetProperty("verdicts").EnumerateArray().ToList();
        Assert.Equal(["no_detectable_change", "improved"], verdicts.OrderBy(v => v.Text("dimension"), StringComparer.Ordinal).Select(v => v.Text("verdict")));
        var course = await http.GetAsync($"/api/v1/courses/{seeded.CourseId}").JsonAsync();
        Assert.Equal(2, course.GetProperty("verdicts").GetArrayLength());
    }

    /// <summary>Results of a version that has not been through the whole course stay out of sight, and are never mixed in.</summary>
    [Theory, Engines]
    public async Task Comparisons_OfAVersionUnderWay_AreNotShown(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var seeded = await service.Seed.ClientAsync();
        await using (var db = service.Open())
        {
            await db.Courses.Where(c => c.Id == seeded.CourseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ShownVersion, Seed.Version));
            db.Add(new PhotoComparison { Id = service.Seed.Ids.New(), PhotoId = seeded.PhotoId, BaselineId = seeded.BaselineId, AnalysisVersion = "9.9.9", Document = [], At = default });
            await db.SaveChangesAsync();
        }

        var shown = await http.GetAsync($"/api/v1/courses/{seeded.CourseId}/comparisons").JsonAsync();
        Assert.Equal(Seed.Version, shown.Text("analysisVersion"));
        Assert.Single(shown.GetProperty("items").EnumerateArray());
    }

    [Theory, Engines]
    public async Task Exclude_WithAReason_LeavesThePhotoOutUntilItIsIncludedAgain(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var seeded = await service.Seed.ClientAsync();
        await http.PostAsync($"/api/v1/photos/{seeded.BaselineId}/exclude", new { reason = " " }).JsonAsync(HttpStatusCode.BadRequest);
        await http.PostAsync($"/api/v1/photos/{seeded.BaselineId}/exclude", new { reason = "Hair on the forehead." }).JsonAsync();
        await using var db = service.Open();
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == seeded.CourseId);
        var run = await db.Runs.AsNoTracking().SingleAsync(r => r.PhotoId == seeded.PhotoId);
        Assert.Equal(1, course.Revision);
        Assert.Equal((Guid.Empty, RunState.Waiting), (run.AgainstId, run.State)); // the next photo has become the baseline, and is to be judged as one
        Assert.Empty((await http.GetAsync($"/api/v1/courses/{seeded.CourseId}/comparisons").JsonAsync()).GetProperty("items").EnumerateArray());
        await http.PostAsync($"/api/v1/photos/{seeded.BaselineId}/include").JsonAsync();
        Assert.Equal(seeded.BaselineId, await db.Runs.Where(r => r.PhotoId == seeded.PhotoId).Select(r => r.AgainstId).SingleAsync());
        Assert.Equal(["photo.exclude", "photo.include"], await db.Audit.Where(e => e.Subject == $"photo:{seeded.BaselineId}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Baseline_OfAnotherCourse_IsRefused_AndOneOfItsOwnIsCompared(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        await http.PutAsync($"/api/v1/courses/{seeded.CourseId}/baseline", new { photoId = other.PhotoId }).JsonAsync(HttpStatusCode.BadRequest);
        await http.PutAsync($"/api/v1/courses/{seeded.CourseId}/baseline", new { photoId = seeded.PhotoId }).JsonAsync();
        await using var db = service.Open();
        Assert.Equal(seeded.PhotoId, await db.Runs.Where(r => r.PhotoId == seeded.BaselineId).Select(r => r.AgainstId).SingleAsync());
    }

    [Theory, Engines]
    public async Task Report_PublishedAndHeld_IsAudited(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var seeded = await service.Seed.ClientAsync();
        var listed = Assert.Single((await http.GetAsync($"/api/v1/courses/{seeded.CourseId}/reports").JsonAsync()).EnumerateArray());
        Assert.Equal("draft", listed.Text("state"));
        Assert.Equal("published", (await http.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync()).Text("state"));
        var held = await http.PostAsync($"/api/v1/reports/{seeded.ReportId}/hold").JsonAsync();
        Assert.Equal(JsonValueKind.Null, held.GetProperty("publishedAt").ValueKind);
        await using var db = service.Open();
        Assert.Equal(["report.publish", "report.hold"], await db.Audit.Where(e => e.Subject == $"report:{seeded.ReportId}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Queue_WithAFailedPhoto_CountsListsAndRetriesIt(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        var seeded = await service.Seed.ClientAsync();
        await using var db = service.Open();
        await db.Runs.Where(r => r.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.SetAside));
        var summary = await http.GetAsync("/api/v1/queue").JsonAsync();
        Assert.Equal((1, 0), (summary.GetProperty("setAside").GetInt32(), summary.GetProperty("waiting").GetInt32()));
        Assert.Equal(seeded.PhotoId, Assert.Single((await http.GetAsync("/api/v1/queue/photos?state=set-aside").JsonAsync()).EnumerateArray()).GetProperty("photoId").GetGuid());
        await http.PostAsync($"/api/v1/queue/photos/{seeded.PhotoId}/retry").JsonAsync(HttpStatusCode.NoContent);
        await http.PostAsync($"/api/v1/queue/photos/{seeded.PhotoId}/retry").JsonAsync(HttpStatusCode.Conflict);
        var after = await http.GetAsync("/api/v1/queue").JsonAsync();
        Assert.Equal(1, after.GetProperty("waiting").GetInt32());
        Assert.Equal(1, after.GetProperty("stages").EnumerateArray().Single(stage => stage.Text("stage") == "align").GetProperty("pending").GetInt32());
        await http.GetAsync("/api/v1/queue/photos?state=lost").JsonAsync(HttpStatusCode.BadRequest);
    }

    [Theory, Engines]
    public async Task Queue_PausedAndResumed_IsAuditedOnce(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        using var http = await service.WithTokenAsync(Judging);
        for (var i = 0; i < 2; i++) await http.PostAsync("/api/v1/queue/pause").JsonAsync(HttpStatusCode.NoContent);
        Assert.NotEqual(JsonValueKind.Null, (await http.GetAsync("/api/v1/queue").JsonAsync()).GetProperty("pausedAt").ValueKind);
        await http.PostAsync("/api/v1/queue/resume").JsonAsync(HttpStatusCode.NoContent);
        await using var db = service.Open();
        Assert.Equal(["queue.pause", "queue.resume"], await db.Audit.Where(e => e.Subject == "queue").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }
}
