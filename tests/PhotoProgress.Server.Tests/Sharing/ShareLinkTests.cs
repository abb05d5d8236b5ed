using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Sharing;

public sealed partial class ShareLinkTests
{
    [Theory, Engines]
    public async Task Link_ToAPublishedReport_OpensPageAndPdfWithoutAccount_CountedAndAudited(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var (seeded, path) = await SharedAsync(service);
        using var nobody = service.Anonymous();
        using (var page = await nobody.GetAsync(path))
        {
            Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
            Assert.StartsWith("sandbox", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, await nobody.GetAsync($"{path}/pdf").StatusAsync());
        await using var db = service.Open();
        var link = await db.ShareLinks.SingleAsync();
        Assert.Equal(2, link.Opened);
        var opened = await db.Audit.Where(e => e.Subject == $"report:{seeded.ReportId}" && e.Action == "report.view").ToListAsync();
        Assert.Equal([$"link:{link.Id}", $"link:{link.Id}"], opened.Select(e => e.Actor));
        Assert.DoesNotContain(path[3..], link.Hash, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await nobody.GetAsync($"/reports/{seeded.ReportId}/html").StatusAsync());
    }

    [Theory, Engines]
    public async Task Link_ExpiredRevokedUnknownUnpublishedOrWithoutConsent_AnswersTheSame(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var (seeded, path) = await SharedAsync(service);
        var member = await service.SignedInAsync(Role.Practitioner);
        using var nobody = service.Anonymous();
        var unknown = await GoneAsync(nobody, "/s/unknown");
        await using var db = service.Open();
        clock.Ahead = TimeSpan.FromDays(15);
        Assert.Equal(unknown, await GoneAsync(nobody, path));
        clock.Ahead = TimeSpan.Zero;
        await db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReportState.Held));
        Assert.Equal(unknown, await GoneAsync(nobody, path));
        await db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReportState.Published));
        await db.Consents.Where(c => c.Purpose == ConsentPurpose.Sharing).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, clock.GetUtcNow()));
        Assert.Equal(unknown, await GoneAsync(nobody, path));
        await db.Consents.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, (DateTimeOffset?)null));
        Assert.Equal(HttpStatusCode.OK, await nobody.GetAsync(path).StatusAsync());
        var link = await db.ShareLinks.AsNoTracking().SingleAsync();
        await member.SubmitAsync($"/reports/{seeded.ReportId}/links/{link.Id}/revoke");
        Assert.Equal(unknown, await GoneAsync(nobody, path));
        Assert.Equal(1, link.Opened);
        Assert.Equal(["link.create", "link.revoke"], await db.Audit.Where(e => e.Action.StartsWith("link.")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Create_WithoutConsentOrPublicationOrDays_IsRefused(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var member = await service.SignedInAsync(Role.Practitioner);
        var (draft, published) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync(ReportState.Published));
        await AgreeAsync(service, draft.ClientId);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(member, draft, "14"));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(member, published, "14")); // no consent
        await AgreeAsync(service, published.ClientId);
        foreach (var days in new[] { "", "0", "91", "-1", "soon" }) Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(member, published, days));
        await using var db = service.Open();
        Assert.False(await db.ShareLinks.AnyAsync());
        foreach (var days in new[] { "1", "90" }) Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, published, days));
    }

    [Fact]
    public async Task Links_TriedOut_AreLimited()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        using var nobody = service.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 45; i++) statuses.Add(await nobody.GetAsync($"/s/{i}").StatusAsync()); // 20 a minute, and the minute may turn once meanwhile
        Assert.Contains(HttpStatusCode.NotFound, statuses);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    private static async Task<(SeededClient Seeded, string Path)> SharedAsync(ClinicService service)
    {
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        await AgreeAsync(service, seeded.ClientId);
        using var made = await (await service.SignedInAsync(Role.Practitioner)).SendFormAsync($"/reports/{seeded.ReportId}/links", ("days", "14"));
        var page = await made.Content.ReadAsStringAsync();
        var path = Address().Match(page).Groups[1].Value;
        Assert.True(path.Length > 40, page); // 256 bits are 43 letters
        return (seeded, path);
    }

    private static async Task AgreeAsync(ClinicService service, Guid clientId)
    {
        await using var db = service.Open();
        db.Add(new Consent { Id = service.Seed.Ids.New(), ClientId = clientId, Purpose = ConsentPurpose.Sharing, GivenAt = default });
        await db.SaveChangesAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient member, SeededClient seeded, string days)
    {
        using var answer = await member.SendFormAsync($"/reports/{seeded.ReportId}/links", ("days", days));
        return answer.StatusCode;
    }

    /// <returns>The page without its token, which is another each time.</returns>
    private static async Task<string> GoneAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return Token().Replace(await answer.Content.ReadAsStringAsync(), "");
    }

    [GeneratedRegex("""https?://[^/]+(/s/[A-Za-z0-9_-]+)</code>""")]
    private static partial Regex Address();

    [GeneratedRegex("""<meta name="antiforgery" content="[^"]+" ?/?>""")]
    private static partial Regex Token();
}
