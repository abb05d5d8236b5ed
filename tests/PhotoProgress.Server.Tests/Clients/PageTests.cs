using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Clients;

public class PageTests
{
    [Fact]
    public async Task Home_LeadsToSignIn_OrToWhatEachBeginsWith()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var nobody = service.Anonymous();
        using var answer = await nobody.GetAsync("/");
        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
        foreach (var (role, first) in new[] { (Role.Aesthetician, "/today"), (Role.Practitioner, "/clients"), (Role.Owner, "/clients") })
        {
            using var home = await (await service.SignedInAsync(role)).GetAsync("/");
            Assert.Equal(first, home.Headers.Location!.ToString());
        }
    }

    [Theory, Engines]
    public async Task Pages_FromClientToSession_WorkByForms(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var member = await service.SignedInAsync(Role.Aesthetician);
        var code = service.Seed.Code();
        var page = await PostedAsync(member, "/clients", ("code", code));
        Assert.Equal("/clients#plans", await PostedAsync(member, "/plans", ("name", $"Plan {code}"), ("modality", "microneedling"), ("sessions", "3"), ("needleDepthMm", "1.5"), ("intervalDays", "")));
        await using var db = service.Open();
        var plan = await db.Plans.SingleAsync(p => p.Name == $"Plan {code}");
        Assert.Equal(page, await PostedAsync(member, $"{page}/consents", ("purpose", "analysis"), ("decision", "give")));
        await PostedAsync(member, $"{page}/courses", ("planId", plan.Id.ToString()), ("startedOn", "2026-03-02"));
        var course = await db.Courses.SingleAsync(c => c.PlanId == plan.Id);
        await PostedAsync(member, $"{page}/sessions", ("courseId", course.Id.ToString()), ("kind", "treatment"), ("date", "2026-03-02"));
        var session = await db.Sessions.SingleAsync(s => s.CourseId == course.Id);
        var text = await TextAsync(member, page);
        Assert.Contains($"Client {code}", text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/sessions/{session.Id}\"", text, StringComparison.Ordinal);
        Assert.Contains(code, await TextAsync(member, $"/clients?q={code.ToLowerInvariant()}"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Client_ThatIsThrough_ShowsThumbnailsVerdictsAndReport(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var text = await TextAsync(await service.SignedInAsync(Role.Practitioner), $"/clients/{seeded.ClientId}");
        Assert.Contains($"src=\"/photos/{seeded.PhotoId}/thumbnail\"", text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/reports/{seeded.ReportId}/html\"", text, StringComparison.Ordinal);
        Assert.Contains("Texture", text, StringComparison.Ordinal);
        Assert.Contains("11 % lower", WebUtility.HtmlDecode(text).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("Delete this client", text, StringComparison.Ordinal);
    }

    /// <summary>Skin that still heals says nothing about the course: 28 days after the first session, but one after the next.</summary>
    [Fact]
    public async Task Client_WhoseNewestPhotoIsOfHealingSkin_ShowsNoResultOfIt()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var seeded = await service.Seed.ClientAsync();
        await using (var db = service.Open())
        {
            var later = await db.Sessions.Where(s => s.CourseId == seeded.CourseId && s.Id != seeded.SessionId).SingleAsync();
            db.Add(new Data.Treatment.Session { Id = service.Seed.Ids.New(), CourseId = seeded.CourseId, Kind = Data.Treatment.SessionKind.Treatment, Date = later.Date.AddDays(-1) });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("% lower", await TextAsync(await service.SignedInAsync(Role.Practitioner), $"/clients/{seeded.ClientId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithABadCode_SaysWhyAndStays()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(Role.Aesthetician);
        using var form = Form(("code", "<script>"));
        using var answer = await member.PostAsync(new Uri("/clients", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WithoutTheTypedCode_DeletesNothing()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        var seeded = await service.Seed.ClientAsync();
        using var wrong = Form(("code", "C"));
        Assert.Equal(HttpStatusCode.BadRequest, await owner.PostAsync(new Uri($"/clients/{seeded.ClientId}/delete", UriKind.Relative), wrong).StatusAsync());
        Assert.Equal("/clients", await PostedAsync(owner, $"/clients/{seeded.ClientId}/delete", ("code", seeded.Code)));
        Assert.Equal(HttpStatusCode.NotFound, await owner.GetAsync($"/clients/{seeded.ClientId}").StatusAsync());
    }

    [Fact]
    public async Task TokensPage_ShowsANewSecretOnce()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        using var form = Form(("name", "Camera at the chair"), ("scopes", "photos:write"), ("scopes", "photos:read"), ("expiresInDays", ""));
        using var answer = await owner.PostAsync(new Uri("/tokens", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(">ppt_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var later = await TextAsync(owner, "/tokens");
        Assert.DoesNotContain("ppt_", later, StringComparison.Ordinal);
        Assert.Contains("photos:write, photos:read", later, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));

    /// <returns>Where the form leads.</returns>
    private static async Task<string> PostedAsync(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var form = Form(fields);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> TextAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
