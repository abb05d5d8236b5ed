using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

public class RateTests
{
    private const int PerMinute = 60;

    /// <summary>A minute may end while it asks: so twice as many requests and one, of which the last is then beyond any one minute's.</summary>
    [Fact]
    public async Task Token_ThatAsksTooOften_IsToldToWait_AndNobodyElseIs()
    {
        await using var service = await OperatedService.StartAsync(settings => settings with { RequestsPerMinute = PerMinute });
        using var busy = await WithTokenAsync(service, "busy");
        using var calm = await WithTokenAsync(service, "calm");
        var answers = new List<HttpStatusCode>();
        for (var asked = 0; asked <= 2 * PerMinute && !answers.Contains(HttpStatusCode.TooManyRequests); asked++)
            answers.Add(await busy.GetAsync("/api/v1/plans").StatusAsync());

        Assert.True(answers.Count > PerMinute);
        Assert.All(answers.SkipLast(1), answer => Assert.Equal(HttpStatusCode.OK, answer));
        using var refused = await busy.GetAsync("/api/v1/plans");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, await calm.GetAsync("/api/v1/plans").StatusAsync());
    }

    private static async Task<HttpClient> WithTokenAsync(OperatedService service, string name)
    {
        await using var scope = service.App.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<Tokens>().CreateAsync(new NewToken(name, ["clients:read"], null), Guid.Empty, "operator", default);
        var http = service.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Value!.Secret);
        return http;
    }
}
