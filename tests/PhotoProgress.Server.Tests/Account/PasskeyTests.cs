using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Account;

public sealed class PasskeyTests
{
    [Theory, Engines]
    public async Task Passkey_OfAMember_TakesThePlaceOfPasswordAndCode(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var member = await service.SignedInAsync(Role.Practitioner);
        using var device = new SoftAuthenticator();
        await AddAsync(service, member, device);
        await using (var db = service.Open()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(m => m.TwoFactorEnabled, true));
        using var visitor = await service.VisitorAsync();
        Assert.Equal("/triage", await visitor.SubmitAsync("/sign-in/passkey", ("credential", await AskedAsync(service, visitor, device)), ("returnUrl", "/triage")));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/clients").StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await visitor.GetAsync("/members").StatusAsync()); // the role's permissions and no more
        await using var rows = service.Open();
        Assert.Equal(1, await rows.Audit.CountAsync(e => e.Action == "member.passkey-add" && e.Detail!.StartsWith("passkey=")));
        Assert.Equal(1, await rows.Audit.CountAsync(e => e.Action == "member.sign-in" && e.Detail == "step=passkey"));
    }

    /// <summary>Everything that a thief, a copied page or a device without a lock could bring.</summary>
    [Fact]
    public async Task Passkey_ThatIsNotProven_IsRefused()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(Role.Practitioner);
        using var device = new SoftAuthenticator();
        await AddAsync(service, member, device);
        using var visitor = await service.VisitorAsync();
        await RefusedAsync(visitor, await AskedAsync(service, visitor, device, "https://clinic.evil.example")); // a copied page
        device.VerifiesUser = false;
        await RefusedAsync(visitor, await AskedAsync(service, visitor, device));
        (device.VerifiesUser, device.Forges) = (true, true);
        await RefusedAsync(visitor, await AskedAsync(service, visitor, device));
        device.Forges = false;
        var heard = await AskedAsync(service, visitor, device);
        using var other = await service.VisitorAsync();
        await RefusedAsync(other, heard); // nobody asked this browser
        await AskedAsync(service, other, device);
        await RefusedAsync(other, heard); // it was asked something else
        using var stranger = new SoftAuthenticator();
        await RefusedAsync(visitor, await AskedAsync(service, visitor, stranger));
        await RefusedAsync(visitor, "{}");
        await RefusedAsync(visitor, "no JSON");
        await RefusedAsync(visitor, "");
        Assert.Equal("/", await visitor.SubmitAsync("/sign-in/passkey", ("credential", await AskedAsync(service, visitor, device)))); // all of these left it as it was
        await using var db = service.Open();
        Assert.True(await db.Audit.CountAsync(e => e.Action == "member.sign-in-failed" && e.Detail == "step=passkey") >= 4);
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("disabled")]
    [InlineData("invited again")]
    public async Task Passkey_OfWhoeverMayNotSignIn_IsRefused(string state)
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(Role.Practitioner);
        using var device = new SoftAuthenticator();
        await AddAsync(service, member, device);
        await using var db = service.Open();
        var id = await db.Users.Where(m => m.Role == Role.Practitioner).Select(m => m.Id).SingleAsync();
        if (state == "locked") await db.Users.ExecuteUpdateAsync(set => set.SetProperty(m => m.LockoutEnd, TimeProvider.System.GetUtcNow().AddMinutes(5)));
        else
        {
            var owner = await service.SignedInAsync(Role.Owner);
            using var changed = await owner.SendFormAsync($"/members/{id}/{(state == "disabled" ? "disable" : "invite")}");
        }

        using var visitor = await service.VisitorAsync();
        await RefusedAsync(visitor, await AskedAsync(service, visitor, device));
        if (state == "invited again") Assert.False(await db.UserPasskeys.AnyAsync()); // lost with the phone
    }

    [Fact]
    public async Task Passkey_AddedOrRemoved_NeedsThePassword()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(Role.Practitioner);
        using var device = new SoftAuthenticator();
        using (var wrong = await member.SendFormAsync("/account/passkeys/options", ("password", "not the password"))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var unasked = await member.SendFormAsync("/account/passkeys", ("credential", "{}"), ("name", "Phone"))) Assert.Equal(HttpStatusCode.BadRequest, unasked.StatusCode);
        await AddAsync(service, member, device);
        using (var wrong = await member.SendFormAsync("/account/passkeys/remove", ("id", device.Id), ("password", "not the password"))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await using var db = service.Open();
        Assert.Equal(1, await db.UserPasskeys.CountAsync());
        using (var right = await member.SendFormAsync("/account/passkeys/remove", ("id", device.Id), ("password", ClinicService.Password))) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(0, await db.UserPasskeys.CountAsync());
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Action == "member.passkey-remove"));
        using var visitor = await service.VisitorAsync();
        await RefusedAsync(visitor, await AskedAsync(service, visitor, device));
    }

    /// <summary>Begun by one member, brought by another in the same browser: it would open the wrong account.</summary>
    [Fact]
    public async Task Passkey_BegunByAnotherMember_IsNotAdded()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(Role.Practitioner);
        var owner = await service.SignedInAsync(Role.Owner);
        using var device = new SoftAuthenticator();
        var credential = device.Create(await member.PostFormAsync("/account/passkeys/options", ("password", ClinicService.Password)), Origin(service));
        using var answer = await owner.SendFormAsync("/account/passkeys", ("credential", credential), ("name", "Phone"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = service.Open();
        Assert.False(await db.UserPasskeys.AnyAsync());
    }

    private static string Origin(ClinicService service) => service.Address.GetLeftPart(UriPartial.Authority);

    private static async Task AddAsync(ClinicService service, HttpClient member, SoftAuthenticator device)
    {
        member.DefaultRequestHeaders.Remove("Origin");
        member.DefaultRequestHeaders.Add("Origin", Origin(service));
        var options = await member.PostFormAsync("/account/passkeys/options", ("password", ClinicService.Password));
        using var added = await member.SendFormAsync("/account/passkeys", ("credential", device.Create(options, Origin(service))), ("name", "Phone"));
        Assert.True(added.StatusCode == HttpStatusCode.OK, await added.Content.ReadAsStringAsync());
    }

    /// <summary>What the device answers to a challenge that this browser was given.</summary>
    private static async Task<string> AskedAsync(ClinicService service, HttpClient visitor, SoftAuthenticator device, string? origin = null)
    {
        visitor.DefaultRequestHeaders.Remove("Origin");
        visitor.DefaultRequestHeaders.Add("Origin", Origin(service));
        return device.Get(await visitor.PostFormAsync("/sign-in/passkey/options"), origin ?? Origin(service));
    }

    private static async Task RefusedAsync(HttpClient visitor, string credential)
    {
        using var answer = await visitor.SendFormAsync("/sign-in/passkey", ("credential", credential));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("does not open an account", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.GetAsync("/clients").StatusAsync());
    }
}
