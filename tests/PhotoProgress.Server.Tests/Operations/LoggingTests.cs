using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

/// <summary>Everything is logged, down to what the framework says only when it is searched for faults; and nobody is in it.</summary>
public partial class LoggingTests
{
    private const string Email = "jane.doe@example.org";
    private const string Password = "a secret of twelve and more";
    private const string WrongPassword = "another secret that is wrong";
    private const string FileName = "Doe-Jane-before.jpg";
    private const string Query = "janes-question";

    private static readonly Action<ILogger, int, int, Exception?> Analysed = LoggerMessage.Define<int, int>(LogLevel.Information, default, "Photo {PhotoId} analysed in {Milliseconds} ms.");
    private static readonly Action<ILogger, string, Exception?> Opened = LoggerMessage.Define<string>(LogLevel.Information, default, "Opened {Database}.");

    [Fact]
    public async Task Log_OfSignInUploadAndFault_HoldsNobody()
    {
        await using var service = await OperatedService.StartAsync(settings => settings with { Logs = LogStyle.Json });
        var (session, secret) = await PrepareAsync(service);
        using var http = service.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(http, WrongPassword));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(http, Password));
        Assert.True((int)await UploadAsync(service, session, secret) < 300);
        Assert.Equal(HttpStatusCode.InternalServerError, await http.GetAsync($"/test/fail?who={Query}").StatusAsync());

        var log = service.Log;
        foreach (var personal in new[] { Email, "jane.doe", Password, WrongPassword, FileName, Query, secret })
            Assert.False(log.Contains(personal, StringComparison.OrdinalIgnoreCase), $"The log holds \"{personal}\": {log.Split('\n').FirstOrDefault(line => line.Contains(personal, StringComparison.OrdinalIgnoreCase))}");
        var lines = log.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(lines, line => line.TryGetProperty("fault", out var fault) && fault.GetString() == "System.InvalidOperationException");
        Assert.All(lines, line => Assert.True(line.TryGetProperty("at", out _) && line.TryGetProperty("level", out _) && line.TryGetProperty("category", out _)));
    }

    [Fact]
    public void Formatter_OurOwnWords_KeepTheirIds()
    {
        var text = Written("PhotoProgress.Server.Pipeline.Ticket", log => Analysed(log, 17, 250, null));
        Assert.Equal(("17", "250", "Photo {PhotoId} analysed in {Milliseconds} ms."), (text.Text("PhotoId"), text.Text("Milliseconds"), text.Text("message")));
        var foreign = Written("Npgsql", log => Opened(log, "janes", null));
        Assert.Equal("Opened {Database}.", foreign.Text("message"));
        Assert.DoesNotContain("janes", foreign.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Written(string category, Action<ILogger> act)
    {
        using var writer = new StringWriter();
        act(new Direct(category, writer));
        return JsonDocument.Parse(writer.ToString()).RootElement.Clone();
    }

    private static async Task<(Guid Session, string Secret)> PrepareAsync(OperatedService service)
    {
        await using var scope = service.App.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        Assert.True((await members.CreateAsync(new Member { Id = Ids.Random.New(), UserName = Email, Email = Email, DisplayName = "Jane Doe", Role = Role.Owner }, Password)).Succeeded);
        var made = await scope.ServiceProvider.GetRequiredService<Tokens>().CreateAsync(new NewToken("camera", ["photos:write"], null), Guid.Empty, "operator", default);
        await using var db = service.Open();
        var client = new Client { Id = Ids.Random.New(), Code = "C-1", SiteId = db.Sites.First().Id };
        var plan = new Plan { Id = Ids.Random.New(), Name = "Plan", Modality = "microneedling", Sessions = 1 };
        var course = new Course { Id = Ids.Random.New(), ClientId = client.Id, PlanId = plan.Id, StartedOn = new DateOnly(2026, 3, 2) };
        var session = new Session { Id = Ids.Random.New(), CourseId = course.Id, Date = course.StartedOn };
        db.AddRange(client, plan, course, session, new Consent { Id = Ids.Random.New(), ClientId = client.Id, Purpose = ConsentPurpose.Analysis });
        await db.SaveChangesAsync();
        return (session.Id, made.Value!.Secret);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient http, string password)
    {
        var page = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = WebUtility.HtmlDecode(PageToken().Match(page).Groups[1].Value);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = Email, ["password"] = password, ["__RequestVerificationToken"] = token });
        return await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form).StatusAsync();
    }

    private static async Task<HttpStatusCode> UploadAsync(OperatedService service, Guid session, string secret)
    {
        using var http = service.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var body = new ByteArrayContent(Closeups.Of(1, 0));
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName };
        return await http.PostAsync(new Uri($"/api/v1/sessions/{session}/photos?view=closeup&timing=pre-session&name={FileName}", UriKind.Relative), body).StatusAsync();
    }

    [GeneratedRegex("""<meta name="antiforgery" content="([^"]+)" ?/?>""")]
    private static partial Regex PageToken();

    private sealed class Direct(string category, TextWriter writer) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            new IdsOnlyFormatter(TimeProvider.System).Write(new Microsoft.Extensions.Logging.Abstractions.LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, writer);
    }
}
