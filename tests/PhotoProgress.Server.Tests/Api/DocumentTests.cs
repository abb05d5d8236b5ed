using System.Net;
using System.Text.Json;
using PhotoProgress.Analysis.Tests.Conventions;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Api;

/// <summary>The OpenAPI document is complete and its copy in docs is the one that the service serves.</summary>
public class DocumentTests
{
    /// <summary>Set to write the copy instead of comparing it.</summary>
    private const string Renew = "PHOTOPROGRESS_WRITE_OPENAPI";

    private static readonly string[] OfEveryRoute = ["401", "403", "429"];

    [Fact]
    public async Task Document_OfTheService_IsTheOneInDocs()
    {
        var served = await ServedAsync();
        var path = Repository.PathOf("docs/openapi.json");
        if (Environment.GetEnvironmentVariable(Renew) is { Length: > 0 }) await File.WriteAllTextAsync(path, served);
        Assert.True(File.Exists(path) && served == await File.ReadAllTextAsync(path), $"docs/openapi.json is not what the service serves: write it with  {Renew}=1 ./test --filter DocumentTests  and look at what changed.");
    }

    [Fact]
    public async Task Operations_AllHaveASummaryTheirFailuresAndAScheme()
    {
        using var document = JsonDocument.Parse(await ServedAsync());
        var operations = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (Path: path.Name, Method: method))).ToList();
        Assert.NotEmpty(operations);
        Assert.All(operations, operation =>
        {
            Assert.StartsWith("/api/v1/", operation.Path, StringComparison.Ordinal);
            Assert.NotEmpty(operation.Method.Value.Text("summary"));
            var responses = operation.Method.Value.GetProperty("responses");
            foreach (var status in OfEveryRoute)
                Assert.Contains("ProblemDetails", responses.GetProperty(status).GetRawText(), StringComparison.Ordinal);
            Assert.Equal(1, operation.Method.Value.GetProperty("security").GetArrayLength());
        });
    }

    [Fact]
    public void ApiPage_NamesEveryScope() =>
        Assert.All(Scopes.All, scope => Assert.Contains($"`{scope}`", Repository.Text("docs/api.md"), StringComparison.Ordinal));

    private static async Task<string> ServedAsync()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        using var http = service.Anonymous();
        using var answer = await http.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync() + "\n";
    }
}
