using System.Net;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

public class ProxyTests
{
    [Fact]
    public async Task Asked_ByAKnownProxy_IsWhoItSays_AndCookiesAreSecure()
    {
        await using var service = await OperatedService.StartAsync(settings => settings with { Proxies = [IPNetwork.Parse("127.0.0.1/32")] });
        using var http = Forwarded(service);
        Assert.Equal("https 203.0.113.9", await http.GetStringAsync(new Uri("/test/asked", UriKind.Relative)));
        using var page = await http.GetAsync("/sign-in");
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.Unauthorized, await http.GetAsync("/metrics").StatusAsync());
    }

    [Fact]
    public async Task Asked_ByAnybodyElse_IsNotBelieved()
    {
        await using var service = await OperatedService.StartAsync(settings => settings);
        using var http = Forwarded(service);
        Assert.Equal("http 127.0.0.1", await http.GetStringAsync(new Uri("/test/asked", UriKind.Relative)));
    }

    private static HttpClient Forwarded(OperatedService service)
    {
        var http = service.Client();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return http;
    }
}
