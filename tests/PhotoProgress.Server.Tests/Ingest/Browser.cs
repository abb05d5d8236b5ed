using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Data;
using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Tests.Ingest;

/// <summary>Somebody who is signed in: cookies, and the page's token with everything that changes something.</summary>
public sealed partial class Browser : IDisposable
{
    private const string Password = "a long enough password";

    private readonly CookieContainer _cookies;

    private Browser(HttpClient http, CookieContainer cookies, string actor) => (Http, _cookies, Actor) = (http, cookies, actor);

    public HttpClient Http { get; }

    /// <summary>As the audit trail writes it.</summary>
    public string Actor { get; }

    public string CookieHeader => _cookies.GetCookieHeader(Http.BaseAddress!);

    public static async Task<Browser> SignedInAsync(TestService service, Role role)
    {
        var member = await MemberAsync(service, role);
        var cookies = new CookieContainer();
        var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = service.Address };
        var form = new Dictionary<string, string> { ["email"] = member.Email!, ["password"] = Password, ["__RequestVerificationToken"] = await TokenAsync(http) };
        using var signedIn = await http.PostAsync("/sign-in", new FormUrlEncodedContent(form));
        Assert.True(signedIn.StatusCode == HttpStatusCode.Redirect, await signedIn.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Add("X-Antiforgery", await TokenAsync(http));
        return new Browser(http, cookies, $"member:{member.Id}");
    }

    public void Dispose() => Http.Dispose();

    private static async Task<Member> MemberAsync(TestService service, Role role)
    {
        await using var scope = service.Scope();
        var id = Ids.Random.New();
        var member = new Member { Id = id, UserName = $"{id:N}@example.org", Email = $"{id:N}@example.org", DisplayName = "Test", Role = role };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, Password);
        Assert.True(made.Succeeded, string.Join("; ", made.Errors.Select(error => error.Description)));
        return member;
    }

    private static async Task<string> TokenAsync(HttpClient http) => MetaToken().Match(await http.GetStringAsync("/sign-in")).Groups[1].Value;

    [GeneratedRegex("""<meta name="antiforgery" content="([^"]+)" ?/?>""")]
    private static partial Regex MetaToken();
}
