using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Members;

public sealed partial class MemberTests
{
    [Theory, Engines]
    public async Task Invitation_ByLink_SetsAPasswordOnce(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var path = await InvitedAsync(service, "ada@clinic.example", "practitioner");
        using var visitor = await service.VisitorAsync();
        Assert.Contains("ada@clinic.example", await visitor.PageAsync(path), StringComparison.Ordinal);
        using (var easy = await visitor.SendFormAsync(path, ("password", "short"))) Assert.Equal(HttpStatusCode.BadRequest, easy.StatusCode);
        Assert.Equal("/", await visitor.SubmitAsync(path, ("password", ClinicService.Password)));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/clients").StatusAsync());
        using var second = await service.VisitorAsync();
        Assert.Equal(HttpStatusCode.NotFound, await second.GetAsync(path).StatusAsync());
        using (var again = await second.SendFormAsync(path, ("password", "another long password"))) Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        await using var db = service.Open();
        var member = await db.Users.SingleAsync(m => m.Email == "ada@clinic.example");
        Assert.Equal(Role.Practitioner, member.Role);
        Assert.Equal(["member.invite", "member.join"], await db.Audit.Where(e => e.Subject == $"member:{member.Id}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Invitation_ExpiredReplacedOrWrittenBySomebodyElse_IsNotThere(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var path = await InvitedAsync(service, "ada@clinic.example", "owner");
        using var visitor = await service.VisitorAsync();
        clock.Ahead = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(5);
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(path).StatusAsync());
        clock.Ahead = TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path).StatusAsync());
        clock.Ahead = TimeSpan.Zero;
        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path[..^4] + "AAAA").StatusAsync());
        var owner = await service.SignedInAsync(Role.Owner);
        await using var db = service.Open();
        var member = await db.Users.SingleAsync(m => m.Email == "ada@clinic.example");
        using (var renewed = await owner.SendFormAsync($"/members/{member.Id}/invite"))
        {
            var next = Address().Match(await renewed.Content.ReadAsStringAsync()).Groups[1].Value;
            Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync(next).StatusAsync());
        }

        Assert.Equal(HttpStatusCode.NotFound, await visitor.GetAsync(path).StatusAsync());
    }

    [Theory, Engines]
    public async Task Invitation_ForAClient_SeesTheOwnReportsOfOneClient(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        var owner = await service.SignedInAsync(Role.Owner);
        using (var without = await owner.SendFormAsync("/members", ("email", "c@clinic.example"), ("name", "C"), ("role", "client"), ("clientCode", "nobody"))) Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        var path = await InvitedAsync(service, "c@clinic.example", "client", seeded.Code);
        using var visitor = await service.VisitorAsync();
        await visitor.SubmitAsync(path, ("password", ClinicService.Password));
        Assert.Contains(seeded.ReportId.ToString(), await visitor.PageAsync("/my"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Disable_WhoIsSignedIn_SeesNothingFromThatMomentOn(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var member = await service.SignedInAsync(Role.Practitioner);
        Assert.Equal(HttpStatusCode.OK, await member.GetAsync("/clients").StatusAsync());
        await using var db = service.Open();
        var id = await db.Users.Where(m => m.Role == Role.Practitioner).Select(m => m.Id).SingleAsync();
        await owner.SubmitAsync($"/members/{id}/disable");
        Assert.Equal(HttpStatusCode.Unauthorized, await member.GetAsync("/clients").StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await member.GetAsync("/api/v1/clients").StatusAsync());
        await owner.SubmitAsync($"/members/{id}/enable");
        Assert.Equal(HttpStatusCode.Unauthorized, await member.GetAsync("/clients").StatusAsync()); // the old cookie does not come back to life
        Assert.Equal(["member.disable", "member.enable"], await db.Audit.Where(e => e.Subject == $"member:{id}" && e.Action != "member.sign-in").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Role_Changed_EndsTheOldOnesCookie(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var member = await service.SignedInAsync(Role.Practitioner);
        var seeded = await service.Seed.ClientAsync();
        await using var db = service.Open();
        var id = await db.Users.Where(m => m.Role == Role.Practitioner).Select(m => m.Id).SingleAsync();
        await owner.SubmitAsync($"/members/{id}/role", ("role", "aesthetician"));
        using var publishing = await member.SendFormAsync($"/courses/{seeded.CourseId}/reports/{seeded.ReportId}/publish");
        Assert.Equal(HttpStatusCode.Unauthorized, publishing.StatusCode);
        using var client = await owner.SendFormAsync($"/members/{id}/role", ("role", "client"));
        Assert.Equal(HttpStatusCode.BadRequest, client.StatusCode);
        Assert.Equal(Role.Aesthetician, await db.Users.Where(m => m.Id == id).Select(m => m.Role).SingleAsync());
    }

    [Fact]
    public async Task Own_AccountOfTheOwner_IsNotChangedHere()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        await using var db = service.Open();
        var id = await db.Users.Where(m => m.Email == "owner@clinic.test").Select(m => m.Id).SingleAsync();
        foreach (var deed in new[] { "disable", "invite" })
        {
            using var answer = await owner.SendFormAsync($"/members/{id}/{deed}");
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        }

        Assert.Contains("Your account", await owner.PageAsync("/members"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Ada", "owner")]
    [InlineData("no address", "Ada", "owner")]
    [InlineData("ada@clinic.example", " ", "owner")]
    [InlineData("ada@clinic.example", "Ada", "emperor")]
    public async Task Invite_WithWhatCannotBeUsed_IsRefused(string email, string name, string role)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var answer = await (await service.SignedInAsync(Role.Owner)).SendFormAsync("/members", ("email", email), ("name", name), ("role", role));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<string> InvitedAsync(ClinicService service, string email, string role, string code = "")
    {
        var owner = await service.SignedInAsync(Role.Owner);
        using var answer = await owner.SendFormAsync("/members", ("email", email), ("name", "Ada"), ("role", role), ("clientCode", code));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page);
        return Address().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("""https?://[^/]+(/invitation/[A-Za-z0-9_-]+)</code>""")]
    private static partial Regex Address();
}
