using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Account;

public sealed partial class AccountTests
{
    private const string Email = "practitioner@clinic.test";

    [Theory, Engines]
    public async Task Password_Changed_SignsOtherBrowsersOut(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var here = await service.SignedInAsync(Role.Practitioner);
        using var elsewhere = await service.VisitorAsync();
        await elsewhere.SubmitAsync("/sign-in", ("email", Email), ("password", ClinicService.Password));
        using (var wrong = await here.SendFormAsync("/account/password", ("password", "not the password"), ("replacement", "another long password"))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var easy = await here.SendFormAsync("/account/password", ("password", ClinicService.Password), ("replacement", "short"))) Assert.Equal(HttpStatusCode.BadRequest, easy.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await elsewhere.GetAsync("/clients").StatusAsync());
        using (var right = await here.SendFormAsync("/account/password", ("password", ClinicService.Password), ("replacement", "another long password"))) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await here.GetAsync("/clients").StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.GetAsync("/clients").StatusAsync());
        using var again = await service.VisitorAsync();
        await again.SubmitAsync("/sign-in", ("email", Email), ("password", "another long password"));
    }

    [Theory, Engines]
    public async Task Code_SetUp_IsAskedForAtSignIn(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var member = await service.SignedInAsync(Role.Practitioner);
        var (key, recovery) = await SetUpAsync(member);
        using var visitor = await service.VisitorAsync();
        Assert.Equal("/sign-in/code?returnUrl=%2Ftriage", await visitor.SubmitAsync("/sign-in", ("email", Email), ("password", ClinicService.Password), ("returnUrl", "/triage")));
        Assert.Equal(HttpStatusCode.Unauthorized, await visitor.GetAsync("/clients").StatusAsync()); // the password alone opens nothing
        using (var wrong = await visitor.SendFormAsync("/sign-in/code", ("code", Wrong(key)))) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("/triage", await visitor.SubmitAsync("/sign-in/code", ("code", CodeOf(key)), ("returnUrl", "/triage")));
        Assert.Equal(HttpStatusCode.OK, await visitor.GetAsync("/clients").StatusAsync());
        using var lost = await service.VisitorAsync();
        await lost.SubmitAsync("/sign-in", ("email", Email), ("password", ClinicService.Password));
        Assert.Equal("/", await lost.SubmitAsync("/sign-in/code", ("code", recovery)));
        using var twice = await service.VisitorAsync();
        await twice.SubmitAsync("/sign-in", ("email", Email), ("password", ClinicService.Password));
        using (var used = await twice.SendFormAsync("/sign-in/code", ("code", recovery))) Assert.Equal(HttpStatusCode.Unauthorized, used.StatusCode);
        await using var db = service.Open();
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Action == "member.code-on"));
    }

    [Theory, Engines]
    public async Task Code_Ended_IsAskedForNoMore(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var member = await service.SignedInAsync(Role.Practitioner);
        await SetUpAsync(member);
        using (var wrong = await member.SendFormAsync("/account/code/off", ("password", "not the password"))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var right = await member.SendFormAsync("/account/code/off", ("password", ClinicService.Password))) Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var visitor = await service.VisitorAsync();
        Assert.Equal("/", await visitor.SubmitAsync("/sign-in", ("email", Email), ("password", ClinicService.Password)));
    }

    [Fact]
    public async Task Account_OfAToken_IsForbidden()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var token = await service.WithTokenAsync("clients:read");
        Assert.Equal(HttpStatusCode.Forbidden, await token.GetAsync("/account").StatusAsync());
    }

    [Fact]
    public async Task Code_WithoutTheFirstStep_LeadsBackToIt()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        using var visitor = await service.VisitorAsync();
        Assert.Equal("/sign-in", await visitor.SubmitAsync("/sign-in/code", ("code", "123456")));
    }

    private static async Task<(string Key, string Recovery)> SetUpAsync(HttpClient member)
    {
        using var begun = await member.SendFormAsync("/account/code", ("password", ClinicService.Password));
        var page = await begun.Content.ReadAsStringAsync();
        Assert.Contains("<svg class=\"qr\"", page, StringComparison.Ordinal);
        var key = Key().Match(page).Groups[1].Value;
        using (var wrong = await member.SendFormAsync("/account/code/confirm", ("code", Wrong(key)))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var confirmed = await member.SendFormAsync("/account/code/confirm", ("code", CodeOf(key).Insert(3, " ")));
        var codes = Recovery().Matches(await confirmed.Content.ReadAsStringAsync());
        Assert.Equal(10, codes.Count);
        return (key, codes[0].Groups[1].Value);
    }

    /// <summary>RFC 6238 by itself: HMAC-SHA-1 over the number of half minutes, six digits.</summary>
    private static string CodeOf(string key)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what the standard and every authenticator app use
        var mac = HMACSHA1.HashData(Base32(key), counter);
#pragma warning restore CA5350
        var at = mac[^1] & 0xF;
        var number = (BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(at)) & 0x7FFFFFFF) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A code of a key that differs in one letter; a wrong one for all but one in a million.</summary>
    private static string Wrong(string key) => CodeOf((key[0] == 'A' ? 'B' : 'A') + key[1..]);

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }

    [GeneratedRegex("""Key: <code class="secret">([A-Z2-7]+)</code>""")]
    private static partial Regex Key();

    [GeneratedRegex("""<li><code>([A-Z0-9-]+)</code></li>""")]
    private static partial Regex Recovery();
}
