using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Api;

/// <summary>Every route that the application maps, taken from the application itself, so that none can be forgotten.</summary>
public class EndpointTests
{
    /// <summary>What anybody may ask for; metrics decides for itself by where the question comes from.</summary>
    private static readonly string[] ForEverybody =
    [
        "GET /", "GET /denied", "GET /health", "GET /invitation/{secret}/", "GET /metrics", "GET /openapi/{documentName}.json", "GET /ready",
        "GET /s/{secret}/", "GET /s/{secret}/pdf", "GET /sign-in", "GET /sign-in/code", "OPTIONS /uploads", "POST /invitation/{secret}/",
        "POST /sign-in", "POST /sign-in/code", "POST /sign-in/passkey/", "POST /sign-in/passkey/options", "POST /sign-out",
    ];

    /// <summary>A scope that this permission's routes do not need.</summary>
    private const string OtherScope = "audit:read";

    [Fact]
    public async Task Endpoints_WithoutPermission_AreTheListedOnes()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var anonymous = Routes(service).Where(route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => $"{route.Method} {route.Pattern}");
        Assert.Equal(ForEverybody, anonymous.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Endpoints_ThatAreNotForEverybody_SayWhomTheyAreFor()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        Assert.All(Guarded(service), route => Assert.True(
            route.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy)) || route.Endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null,
            $"{route.Method} {route.Pattern} names no permission."));
    }

    [Theory, Engines]
    public async Task Endpoints_WithoutCredentials_AnswerUnauthorized(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var nobody = service.Anonymous();
        foreach (var route in Guarded(service))
        {
            using var answer = await nobody.SendAsync(route.Request(service.Seed.Ids));
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
            Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_WithoutCredentials_LeadToSignIn()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var nobody = service.Anonymous();
        nobody.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        foreach (var route in Guarded(service).Where(route => route.Method == "GET" && !route.Pattern.StartsWith("/api", StringComparison.Ordinal)))
        {
            using var answer = await nobody.SendAsync(route.Request(service.Seed.Ids));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, Engines]
    public async Task Endpoints_WithATokenThatLacksTheScope_AnswerForbidden(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var token = await service.WithTokenAsync(OtherScope);
        foreach (var route in Guarded(service).Where(route => !route.Needs(Permission.AuditRead)))
        {
            using var answer = await token.SendAsync(route.Request(service.Seed.Ids));
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
        }
    }

    [Theory, Engines]
    public async Task Endpoints_WithIdsThatAreNotThere_AnswerNotFound(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        foreach (var route in Guarded(service).Where(route => route.Pattern.Contains("{id", StringComparison.Ordinal) && route.Method is "GET" or "DELETE"))
        {
            using var answer = await owner.SendAsync(route.Request(service.Seed.Ids));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task UnsafeEndpoints_ByCookieWithoutThePagesToken_AnswerBadRequest()
    {
        var service = await ClinicService.StartAsync(Engine.Sqlite);
        await using var stop = service;
        var owner = await service.SignedInAsync(Role.Owner);
        owner.DefaultRequestHeaders.Remove("X-Antiforgery");
        foreach (var route in Guarded(service).Where(route => route.Method is not ("GET" or "HEAD" or "OPTIONS")))
        {
            using var answer = await owner.SendAsync(route.Request(service.Seed.Ids));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
            Assert.Contains("token is missing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, Engines]
    public async Task Clients_OfTheClinic_ReachNothingButTheirOwn(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (mine, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync(Data.Work.ReportState.Published));
        var client = await service.SignedInAsync(Role.Client, mine.ClientId);
        foreach (var route in Guarded(service))
        {
            using var answer = await client.SendAsync(route.Request(service.Seed.Ids, other));
            var expected = route.Needs(Permission.OwnRead) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
            if (route.IsOfTheCaller) Assert.True(route.Method == "GET" ? answer.IsSuccessStatusCode : answer.StatusCode == HttpStatusCode.BadRequest, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
            else Assert.True(answer.StatusCode == expected, $"{route.Method} {route.Pattern} answers {answer.StatusCode}.");
        }
    }

    private static IEnumerable<Route> Guarded(ClinicService service) => Routes(service).Where(route => route.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

    private static IReadOnlyList<Route> Routes(ClinicService service) =>
    [
        .. from endpoint in service.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select new Route(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("//", "/", StringComparison.Ordinal), endpoint),
    ];

    private sealed record Route(string Method, string Pattern, RouteEndpoint Endpoint)
    {
        public bool Needs(Permission permission) =>
            Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == permission.ToString())
            || Endpoint.Metadata.GetMetadata<AuthorizationPolicy>()?.Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.ClaimsAuthorizationRequirement>()
                .Any(claim => claim.AllowedValues?.Contains(permission.ToString()) == true) == true;

        /// <summary>Takes no id: whose it is says the caller's account.</summary>
        public bool IsOfTheCaller => Pattern.Split('/')[1] is "my" or "account";

        /// <param name="whose">Whose ids stand in the address; null takes ids that nothing has.</param>
        public HttpRequestMessage Request(Ids ids, SeededClient? whose = null)
        {
            var segments = Endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Value(parameter.Name, ids, whose),
                _ => "",
            })));
            return new HttpRequestMessage(new HttpMethod(Method), new Uri("/" + string.Join('/', segments), UriKind.Relative))
            {
                Headers = { { "Tus-Resumable", "1.0.0" } }, // without it uploads say only that they speak tus
            };
        }

        private string Value(string name, Ids ids, SeededClient? whose) => name switch
        {
            "size" => "thumbnail",
            "form" => "html",
            "purpose" => "analysis",
            "id" => (whose is null ? ids.New() : IdOf(whose)).ToString(),
            _ => ids.New().ToString(),
        };

        private Guid IdOf(SeededClient whose) =>
            Pattern.Contains("/photos/", StringComparison.Ordinal) ? whose.PhotoId
            : Pattern.Contains("/reports/", StringComparison.Ordinal) ? whose.ReportId
            : Pattern.Contains("/courses/", StringComparison.Ordinal) ? whose.CourseId
            : Pattern.Contains("/sessions/", StringComparison.Ordinal) ? whose.SessionId
            : whose.ClientId;
    }
}
