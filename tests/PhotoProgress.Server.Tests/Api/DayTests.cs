using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Api;

/// <summary>The day of docs/api.md: client, consent, plan, course, session, photos.</summary>
public class DayTests
{
    private static readonly string[] Working = ["clients:read", "clients:write", "photos:read", "photos:write", "courses:judge"];

    [Theory, Engines]
    public async Task Day_FromClientToPhoto_Works(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var code = service.Seed.Code();
        var client = (await http.PostAsync("/api/v1/clients", new { code }).JsonAsync(HttpStatusCode.Created)).Id();
        await http.PutAsync($"/api/v1/clients/{client}/consents/analysis").JsonAsync();
        var plan = (await http.PostAsync("/api/v1/plans", new { name = "Plan", modality = "microneedling", needleDepthMm = 1.5, sessions = 4, intervalDays = 28 }).JsonAsync(HttpStatusCode.Created)).Id();
        var course = (await http.PostAsync($"/api/v1/clients/{client}/courses", new { planId = plan }).JsonAsync(HttpStatusCode.Created)).Id();
        var session = await http.PostAsync($"/api/v1/courses/{course}/sessions", new { kind = "treatment" }).JsonAsync(HttpStatusCode.Created);
        var bytes = service.Seed.Jpeg();
        using var taken = await http.UploadAsync(Photos(session.Id()), bytes);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        var photo = await http.GetAsync(taken.Headers.Location!.ToString()).JsonAsync();
        Assert.Equal("waiting", photo.Text("state"));
        Assert.Equal("pre-session", photo.Text("timing"));
        Assert.Equal("ingest", photo.GetProperty("stages")[0].Text("stage"));
        Assert.Equal(bytes, await service.Store.ReadAllAsync(service.Store.AddressOf(bytes)));
        var again = await http.UploadAsync(Photos(session.Id()), bytes).JsonAsync();
        Assert.True(again.GetProperty("duplicate").GetBoolean());
        Assert.Equal(photo.Id(), again.Id());
        var read = await http.GetAsync($"/api/v1/courses/{course}").JsonAsync();
        Assert.Equal(photo.Id(), Assert.Single(read.GetProperty("photos").EnumerateArray()).Id());
        var today = await http.GetAsync("/api/v1/sessions").JsonAsync();
        Assert.Contains(today.EnumerateArray(), row => row.Id() == session.Id() && row.Text("clientCode") == code && row.GetProperty("photos").GetInt32() == 1);
    }

    [Theory, Engines]
    public async Task Upload_ThatCannotBeTaken_SaysWhy(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var (client, _, session) = await service.Seed.CourseAsync();
        var (_, _, elsewhere) = await service.Seed.CourseAsync();
        var bytes = service.Seed.Jpeg();
        await http.UploadAsync(Photos(session.Id), bytes).JsonAsync(HttpStatusCode.Created);
        Assert.Equal("elsewhere", await RefusedAsync(http.UploadAsync(Photos(elsewhere.Id), bytes)));
        Assert.Equal("not_an_image", await RefusedAsync(http.UploadAsync(Photos(session.Id), "no photo at all"u8.ToArray())));
        Assert.Equal("empty", await RefusedAsync(http.UploadAsync(Photos(session.Id), [])));
        await http.UploadAsync(Photos(service.Seed.Ids.New()), bytes).JsonAsync(HttpStatusCode.NotFound);
        await http.DeleteAsync($"/api/v1/clients/{client.Id}/consents/analysis").JsonAsync(HttpStatusCode.NoContent);
        Assert.Equal("no_consent", await RefusedAsync(http.UploadAsync(Photos(session.Id), service.Seed.Jpeg())));
        var fault = await http.UploadAsync($"/api/v1/sessions/{session.Id}/photos?view=sideways&timing=pre-session", bytes).JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal("view is \"sideways\": write one of front, left45, right45, left90, right90, closeup.", fault.Text("detail"));
    }

    /// <summary>Programs send files under whatever type their library puts there; curl says that it is a form.</summary>
    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("application/octet-stream")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Upload_OfAnyContentType_IsTaken(string type)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var http = await service.WithTokenAsync(Working);
        var (_, _, session) = await service.Seed.CourseAsync();
        using var body = new ByteArrayContent(service.Seed.Jpeg());
        body.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(type);
        await http.PostAsync(new Uri(Photos(session.Id), UriKind.Relative), body).JsonAsync(HttpStatusCode.Created);
    }

    /// <summary>One byte too many, announced and not announced.</summary>
    [Theory, Engines]
    public async Task Upload_LargerThanAllowed_IsTooLargeAndLeavesNothing(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine); // its own: others leave half-written files of theirs for a moment
        using var http = await service.WithTokenAsync(Working);
        var (_, _, session) = await service.Seed.CourseAsync();
        var bytes = service.Seed.Jpeg(ClinicService.MostPhotoBytes + 1);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await http.UploadAsync(Photos(session.Id), bytes).StatusAsync());
        using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri(Photos(session.Id), UriKind.Relative)) { Content = new ByteArrayContent(bytes) };
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await http.SendAsync(chunked).StatusAsync());
        Assert.False(service.Store.Exists(service.Store.AddressOf(bytes)));
        Assert.Empty(service.Store.Abandoned(-TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("", "code is \"\"")]
    [InlineData("Ann Example", "code is \"Ann Example\"")]
    [InlineData("../x", "code is \"../x\"")]
    [InlineData(null, "code is missing")]
    public async Task NewClient_WithABadCode_NamesFieldAndValue(string? code, string told)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var http = await service.WithTokenAsync(Working);
        var fault = await http.PostAsync("/api/v1/clients", new { code }).JsonAsync(HttpStatusCode.BadRequest);
        Assert.StartsWith(told, fault.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("code", fault.Text("field"));
    }

    [Theory, Engines]
    public async Task NewClient_WithATakenCode_Conflicts(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var code = service.Seed.Code();
        await http.PostAsync("/api/v1/clients", new { code }).JsonAsync(HttpStatusCode.Created);
        await http.PostAsync("/api/v1/clients", new { code }).JsonAsync(HttpStatusCode.Conflict);
    }

    [Theory, Engines]
    public async Task Clients_PageByPage_AreAllListedOnce(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var codes = Enumerable.Range(0, 5).Select(_ => service.Seed.Code("Page")).ToList();
        foreach (var code in codes) await http.PostAsync("/api/v1/clients", new { code }).JsonAsync(HttpStatusCode.Created);
        var found = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await http.GetAsync($"/api/v1/clients?code=page-&limit=2&after={after}").JsonAsync();
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.Text("code")));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(codes.Order(StringComparer.Ordinal), found);
        await http.GetAsync("/api/v1/clients?limit=201").JsonAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{\"name\":\"P\",\"modality\":\"m\",\"sessions\":0}", "sessions is \"0\"")]
    [InlineData("{\"name\":\"P\",\"modality\":\"m\",\"sessions\":1,\"needleDepthMm\":5.5}", "needleDepthMm is \"5.5\"")]
    [InlineData("{\"modality\":\"m\",\"sessions\":1}", "name is missing")]
    [InlineData("{\"name\":\"P\",\"modality\":\"m\",\"sessions\":\"many\"}", "The body's field $.sessions cannot be read")]
    [InlineData("no json", "The body's field $ cannot be read")]
    public async Task NewPlan_ThatIsWrong_SaysWhatIs(string body, string told)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var http = await service.WithTokenAsync(Working);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var fault = await http.PostAsync(new Uri("/api/v1/plans", UriKind.Relative), content).JsonAsync(HttpStatusCode.BadRequest);
        Assert.StartsWith(told, fault.Text("detail"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Course_ThatIsClosed_TakesNoSession_AndAnArchivedPlanNoCourse(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var (client, course, _) = await service.Seed.CourseAsync();
        await http.PostAsync($"/api/v1/courses/{course.Id}/close").JsonAsync();
        await http.PostAsync($"/api/v1/courses/{course.Id}/sessions", new { }).JsonAsync(HttpStatusCode.Conflict);
        await http.PostAsync($"/api/v1/plans/{course.PlanId}/archive").JsonAsync();
        await http.PostAsync($"/api/v1/clients/{client.Id}/courses", new { planId = course.PlanId }).JsonAsync(HttpStatusCode.Conflict);
        Assert.DoesNotContain((await http.GetAsync("/api/v1/plans").JsonAsync()).EnumerateArray(), plan => plan.Id() == course.PlanId);
        Assert.Contains((await http.GetAsync("/api/v1/plans?archived=true").JsonAsync()).EnumerateArray(), plan => plan.Id() == course.PlanId);
    }

    [Theory, Engines]
    public async Task Consent_GivenWithdrawnAndGivenAgain_KeepsItsHistory(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = await service.WithTokenAsync(Working);
        var (client, _, _) = await service.Seed.CourseAsync();
        await http.DeleteAsync($"/api/v1/clients/{client.Id}/consents/analysis").JsonAsync(HttpStatusCode.NoContent);
        await http.PutAsync($"/api/v1/clients/{client.Id}/consents/analysis").JsonAsync();
        var consents = (await http.GetAsync($"/api/v1/clients/{client.Id}").JsonAsync()).GetProperty("consents").EnumerateArray().ToList();
        Assert.Equal(2, consents.Count);
        Assert.Single(consents, consent => consent.GetProperty("withdrawnAt").ValueKind == JsonValueKind.Null);
        await using var db = service.Open();
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Subject == $"client:{client.Id}" && e.Action == "consent.withdraw"));
    }

    private static string Photos(Guid session) => $"/api/v1/sessions/{session}/photos?view=front&timing=pre-session";

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> sent)
    {
        var problem = await sent.JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(problem.Text("message"));
        Assert.NotEmpty(problem.Text("advice"));
        return problem.Text("code");
    }
}
