using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Account;

public sealed class SignInTests
{
    private const string Email = "practitioner@clinic.test";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    [Theory, Engines]
    public async Task SignIn_EndedElsewhere_LetsNobodyIn(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var here = await service.SignedInAsync(Role.Practitioner);
        using var phone = await PhoneAsync(service);
        var page = await here.PageAsync("/account");
        Assert.Contains("Safari on iPhone", page, StringComparison.Ordinal);
        Assert.Single(page.Split("this browser").Skip(1));
        await using var db = service.Open();
        var row = await db.SignIns.SingleAsync(s => s.Browser == "Safari on iPhone");
        using (var ended = await here.SendFormAsync("/account/sign-ins/end", ("id", row.Id.ToString()))) Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.GetAsync("/clients").StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await here.GetAsync("/clients").StatusAsync());
        using (var twice = await here.SendFormAsync("/account/sign-ins/end", ("id", row.Id.ToString()))) Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Action == "member.sign-in-end" && e.Detail == $"sign-in={row.Id}"));
    }

    [Fact]
    public async Task SignIn_OfAnotherMember_CannotBeEnded()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var practitioner = await service.SignedInAsync(Role.Practitioner);
        var client = await service.SignedInAsync(Role.Aesthetician);
        await using var db = service.Open();
        var row = await db.SignIns.Where(s => db.Users.Any(m => m.Id == s.MemberId && m.Role == Role.Practitioner)).SingleAsync();
        using (var ended = await client.SendFormAsync("/account/sign-ins/end", ("id", row.Id.ToString()))) Assert.Equal(HttpStatusCode.BadRequest, ended.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await practitioner.GetAsync("/clients").StatusAsync());
    }

    /// <summary>A cookie that somebody copied before is worth nothing after it.</summary>
    [Fact]
    public async Task SignOut_OfABrowser_EndsCopiesOfItsCookie()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        await service.SignedInAsync(Role.Practitioner);
        using var phone = await PhoneAsync(service);
        using var page = await phone.GetAsync("/clients");
        var form = page.Headers.GetValues("Set-Cookie").Single(value => value.Contains("Antiforgery", StringComparison.OrdinalIgnoreCase)).Split(';')[0];
        using var leaving = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        leaving.Headers.Add("X-Antiforgery", ClinicService.TokenOf(await page.Content.ReadAsStringAsync()));
        leaving.Headers.Add("Cookie", $"{phone.DefaultRequestHeaders.GetValues("Cookie").Single()}; {form}");
        Assert.Equal(HttpStatusCode.Redirect, await phone.SendAsync(leaving).StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.GetAsync("/clients").StatusAsync()); // it still sends the cookie that it had
    }

    [Theory, Engines]
    public async Task Password_Changed_LeavesThisSignInAlone(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var here = await service.SignedInAsync(Role.Practitioner);
        using var phone = await PhoneAsync(service);
        using (var changed = await here.SendFormAsync("/account/password", ("password", ClinicService.Password), ("replacement", "another long password"))) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var page = await here.PageAsync("/account");
        Assert.DoesNotContain("iPhone", page, StringComparison.Ordinal);
        Assert.Contains("this browser", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await phone.GetAsync("/clients").StatusAsync());
    }

    /// <summary>Seen to five minutes, and gone when the cookie is too old.</summary>
    [Fact]
    public async Task SignIn_LastSeen_FollowsTheClock()
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(Engine.Sqlite, clock);
        var here = await service.SignedInAsync(Role.Practitioner);
        await using var db = service.Open();
        Task<DateTimeOffset> SeenAsync() => db.SignIns.Select(s => s.LastSeenAt).SingleAsync();
        var began = await SeenAsync();
        clock.Ahead = TimeSpan.FromMinutes(4);
        await here.PageAsync("/clients");
        Assert.Equal(began, await SeenAsync());
        clock.Ahead = TimeSpan.FromMinutes(6);
        await here.PageAsync("/clients");
        Assert.InRange(await SeenAsync() - began, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
    }

    [Theory]
    [InlineData(Phone, "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.5", "Another browser")]
    [InlineData("", "Another browser")]
    public void BrowserNames_OfUserAgents_AreKindAndSystem(string userAgent, string name) => Assert.Equal(name, BrowserNames.Of(userAgent));

    /// <summary>Keeps its cookies in a header of its own, where a test can see them.</summary>
    private static async Task<HttpClient> PhoneAsync(ClinicService service)
    {
        using var first = await service.VisitorAsync();
        first.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
        using var answer = await first.SendFormAsync("/sign-in", ("email", Email), ("password", ClinicService.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("photoprogress=", StringComparison.Ordinal)).Split(';')[0];
        var phone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Address };
        phone.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
        phone.DefaultRequestHeaders.Add("Cookie", cookie);
        return phone;
    }
}
