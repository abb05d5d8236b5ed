using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

/// <summary>What a person sees where something is not there or does not work, and what a program gets.</summary>
public class FaultPageTests
{
    private const string Nobodys = "11111111-1111-1111-1111-111111111111";

    [Theory]
    [InlineData($"/courses/{Nobodys}", HttpStatusCode.NotFound, "<h1>Nothing here</h1>")]
    [InlineData($"/reports/{Nobodys}/html", HttpStatusCode.NotFound, "There is nothing of that id.")]
    [InlineData("/today?date=x", HttpStatusCode.BadRequest, "write a day as year-month-day")]
    public async Task Fault_InABrowser_IsAPageWithTheWayBack(string path, HttpStatusCode status, string words)
    {
        using var answer = await AskAsync(path, "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/\">To the beginning</a>", page, StringComparison.Ordinal);
        Assert.Contains("Sign out", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"/courses/{Nobodys}", "*/*")]
    [InlineData($"/reports/{Nobodys}/html", "application/json")]
    [InlineData($"/api/v1/clients/{Nobodys}", "text/html")]
    public async Task Fault_ForAProgram_IsProblemDetails(string path, string accept)
    {
        using var answer = await AskAsync(path, accept);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>An exception takes headers away that were written before it.</summary>
    [Fact]
    public async Task Fault_OfTheServiceItself_IsAPageUnderThePagesPolicy()
    {
        await using var service = await ClinicService.StartAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        await using (var db = service.Open()) await db.Database.ExecuteSqlRawAsync("DROP TABLE \"Triage\"");
        foreach (var (accept, type) in new[] { ("text/html", "text/html"), ("*/*", "application/problem+json") })
        {
            using var answer = await AskAsync(owner, "/triage", accept);
            Assert.Equal((HttpStatusCode.InternalServerError, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.DoesNotContain("SqliteException", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(string path, string accept)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var http = path.StartsWith("/api", StringComparison.Ordinal) ? await service.WithTokenAsync("clients:read") : await service.SignedInAsync(Role.Practitioner);
        return await AskAsync(http, path, accept);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await http.SendAsync(request);
    }
}
