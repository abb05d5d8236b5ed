using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Manage;

public class PlanAndSiteTests
{
    private const string Plans = "/clinic/plans";
    private const string Sites = "/clinic/sites";

    [Theory, Engines]
    public async Task Plan_NotInUse_IsChangedInPlaceAndRetired(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        Assert.Equal(Plans, await owner.SubmitAsync(Plans, Fields("Short", sessions: "2", depth: "0.5")));
        await using var db = service.Open();
        var id = await db.Plans.Select(p => p.Id).SingleAsync();
        await owner.SubmitAsync($"{Plans}/{id}", Fields("Longer", sessions: "5", depth: ""));
        var changed = await db.Plans.AsNoTracking().SingleAsync();
        Assert.Equal((id, "Longer", 5, null, null), (changed.Id, changed.Name, changed.Sessions, changed.NeedleDepthMm, changed.ArchivedAt));
        await owner.SubmitAsync($"{Plans}/{id}/retire");
        Assert.Contains("retired ", await owner.PageAsync(Plans), StringComparison.Ordinal);
        using var late = await owner.SendFormAsync($"{Plans}/{id}", Fields("Again", sessions: "1"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(["plan.add", "plan.change", "plan.archive"], await db.Audit.Where(e => e.Subject == $"plan:{id}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Plan_InUse_KeepsItsCoursesRecipe(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var (_, course, _) = await service.Seed.CourseAsync();
        await owner.SubmitAsync($"{Plans}/{course.PlanId}", Fields("Six sessions", sessions: "6", depth: "1.5", interval: "28"));
        await using var db = service.Open();
        var old = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == course.PlanId);
        var replacement = await db.Plans.AsNoTracking().SingleAsync(p => p.Id != course.PlanId);
        Assert.Equal((4, 6), (old.Sessions, replacement.Sessions));
        Assert.NotNull(old.ArchivedAt);
        Assert.Null(replacement.ArchivedAt);
        Assert.Equal(course.PlanId, await db.Courses.Select(c => c.PlanId).SingleAsync());
        Assert.Equal($"by={replacement.Id}", (await db.Audit.SingleAsync(e => e.Action == "plan.replace")).Detail);
    }

    [Theory, Engines]
    public async Task Plan_InUseWithAnotherNameAlone_IsRenamed(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var (_, course, _) = await service.Seed.CourseAsync();
        await owner.SubmitAsync($"{Plans}/{course.PlanId}", Fields("Our four", sessions: "4", depth: "1.5", interval: "28"));
        await using var db = service.Open();
        var plan = await db.Plans.SingleAsync();
        Assert.Equal((course.PlanId, "Our four"), (plan.Id, plan.Name));
    }

    [Theory, Engines]
    public async Task Plan_ThatCannotBe_IsToldAndNothingChanges(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        using var answer = await owner.SendFormAsync(Plans, Fields("None", sessions: "many"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("write how many sessions are planned, 1 to 100", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nowhere = await owner.SendFormAsync($"{Plans}/{service.Seed.Ids.New()}", Fields("None", sessions: "1"));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Theory, Engines]
    public async Task Site_RenamedAndRetired_TakesNoNewClients(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        await using var db = service.Open();
        var main = await db.Sites.Select(s => s.Id).SingleAsync();
        using (var only = await owner.SendFormAsync($"{Sites}/{main}/retire")) Assert.Equal(HttpStatusCode.Conflict, only.StatusCode);
        await owner.SubmitAsync(Sites, ("name", "North"));
        using (var twice = await owner.SendFormAsync(Sites, ("name", "North"))) Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using (var empty = await owner.SendFormAsync($"{Sites}/{main}", ("name", " "))) Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        await owner.SubmitAsync($"{Sites}/{main}", ("name", "Harbour"));
        await owner.SubmitAsync($"{Sites}/{main}/retire");
        Assert.Contains("Harbour", await owner.PageAsync(Sites), StringComparison.Ordinal);
        var north = await db.Sites.Where(s => s.Name == "North").Select(s => s.Id).SingleAsync();
        var added = await owner.PostAsync("/api/v1/clients", new { code = "C-1" }).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(north, added.GetProperty("siteId").GetGuid());
        await owner.PostAsync("/api/v1/clients", new { code = "C-2", siteId = main }).JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(["site.rename", "site.retire"], await db.Audit.Where(e => e.Subject == $"site:{main}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    private static (string Name, string Value)[] Fields(string name, string sessions, string depth = "", string interval = "") =>
        [("name", name), ("modality", "microneedling"), ("needleDepthMm", depth), ("device", ""), ("sessions", sessions), ("intervalDays", interval)];
}
