using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Manage;
using PhotoProgress.Server.Pipeline;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Manage;

public class OwnTableTests
{
    private const string Page = "/clinic/repeatability";
    private static readonly DateOnly First = new(2026, 3, 1);

    /// <summary>An own study with an error so large that nothing is a change.</summary>
    private static readonly Repeatability Wide = Repeatability.Default() with
    {
        Name = "own study: 12 people",
        Rows = [.. Repeatability.Default().Rows.Select(row => row with { Floor = 1 })],
    };

    [Theory, Engines]
    public async Task Table_Chosen_JudgesAllAgainAndTheOldVerdictsStayUntilThen(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var before = await service.SessionAsync("C-1", First);
        var after = await service.SessionAsync("C-1", First.AddDays(90), SessionKind.FollowUp);
        await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(before.Id, PhotoView.Closeup, PhotoTiming.PreSession));
        await service.TakeInAsync(Closeups.Of(1, 1), new PhotoPlace(after.Id, PhotoView.Closeup, PhotoTiming.FollowUp));
        await ShownAsync(service, AnalysisEngine.KernelVersion);

        var own = AnalysisEngine.VersionWith(Wide.ToJson());
        await PausedAsync(service, isPaused: true);
        await ChooseAsync(service, tables => tables.UseAsync(Wide.ToJson(), "table.json", "operator", default));
        await using (var db = service.Open())
        {
            Assert.True(await db.Runs.AllAsync(r => r.State == RunState.Waiting && r.AnalysisVersion == own));
            Assert.Equal(AnalysisEngine.KernelVersion, await db.Courses.Select(c => c.ShownVersion).SingleAsync()); // what was shown is shown
            Assert.Equal(AnalysisEngine.KernelVersion, await db.Comparisons.Select(c => c.AnalysisVersion).SingleAsync());
        }

        await PausedAsync(service, isPaused: false);
        await ShownAsync(service, own);
        await using (var db = service.Open())
        {
            var mdc = await db.Verdicts.Join(db.Comparisons, v => v.ComparisonId, c => c.Id, (v, c) => new { c.AnalysisVersion, v.MdcPercent }).Where(v => v.MdcPercent != null).ToListAsync();
            Assert.All(mdc.Where(v => v.AnalysisVersion == own), v => Assert.True(v.MdcPercent > 600)); // e^1.96 is 7.1: a floor of 1 alone is 610 %
            Assert.Contains(mdc, v => v.AnalysisVersion == own);
            Assert.All(mdc.Where(v => v.AnalysisVersion != own), v => Assert.True(v.MdcPercent < 600));
        }

        // Going back finds everything there: nothing is analysed again, and the report is made anew.
        await ChooseAsync(service, async tables =>
        {
            await tables.UseBuiltInAsync("operator", default);
            return null;
        });
        await ShownAsync(service, AnalysisEngine.KernelVersion);
        await using var last = service.Open();
        Assert.Equal(2, await last.Comparisons.CountAsync());
        Assert.Equal(["repeatability.set", "repeatability.reset"], await last.Audit.Where(e => e.Action.StartsWith("repeatability")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    /// <summary>A photo that a worker has in hand while the table is chosen ends with the old one, and is done again.</summary>
    [Theory, Engines]
    public async Task Table_ChosenWhilePhotosAreAnalysed_LeavesNoneBehind(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var photos = new List<Guid?>();
        for (var visit = 0; visit < 3; visit++)
        {
            var session = await service.SessionAsync("C-1", First.AddDays(60 * visit), visit == 0 ? SessionKind.Treatment : SessionKind.FollowUp);
            photos.Add((await service.TakeInAsync(Closeups.Of(1, visit), new PhotoPlace(session.Id, PhotoView.Closeup, visit == 0 ? PhotoTiming.PreSession : PhotoTiming.FollowUp))).PhotoId);
        }

        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.State == RunState.Running));
        await ChooseAsync(service, tables => tables.UseAsync(Wide.ToJson(), "table.json", "operator", default));
        var own = AnalysisEngine.VersionWith(Wide.ToJson());
        await ShownAsync(service, own);
        await using var db = service.Open();
        Assert.True(await db.Runs.AllAsync(r => r.AnalysisVersion == own));

        // The first visit may be done again last; until then the second is the baseline of the third, and that comparison stays as history.
        var compared = await db.Comparisons.Where(c => c.AnalysisVersion == own && c.BaselineId == photos[0]).Select(c => c.PhotoId).ToListAsync();
        Assert.Equal(photos.Skip(1).Order(), compared.Select(id => (Guid?)id).Order());
    }

    [Theory, Engines]
    public async Task Page_ShowsTheTableInForceAndTakesAnother(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        await service.Seed.ClientAsync();
        var page = await owner.PageAsync(Page);
        Assert.Contains(Repeatability.Default().Name, page, StringComparison.Ordinal);
        Assert.Contains("came with the program", page, StringComparison.Ordinal);
        using (var sent = await UploadAsync(owner, Wide.ToJson())) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        page = await owner.PageAsync(Page);
        Assert.Contains("own study: 12 people", page, StringComparison.Ordinal);
        Assert.Contains("in force since", page, StringComparison.Ordinal);
        using (var twice = await UploadAsync(owner, Wide.ToJson())) Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal(Page, await owner.SubmitAsync($"{Page}/built-in"));
        Assert.Contains(Repeatability.Default().Name, await owner.PageAsync(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "choose the file")]
    [InlineData("{}", "The table should say")]
    [InlineData("no table", "not the JSON")]
    [InlineData("unknown", "error of no dimension")]
    [InlineData("large", "larger than 400 kB")]
    public async Task Page_WithWhatIsNoTable_TellsWhat(string text, string told)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        var content = text switch { "large" => new string(' ', OwnTable.MostBytes + 1), "unknown" => (Wide with { Rows = [] }).ToJson(), _ => text };
        using var answer = await UploadAsync(owner, content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = service.Open();
        Assert.Null(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync());
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient owner, string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "table", "table.json" } };
        return await owner.PostAsync(new Uri(Page, UriKind.Relative), form);
    }

    private static async Task ChooseAsync(TestService service, Func<OwnTable, Task<Server.Clients.Fault?>> choose)
    {
        await using var scope = service.Scope();
        Assert.Null(await choose(scope.ServiceProvider.GetRequiredService<OwnTable>()));
    }

    private static Task ShownAsync(TestService service, string version) => service.UntilAsync(async db =>
        await db.Courses.AllAsync(c => c.ShownVersion == version && db.Reports.Any(r => r.CourseId == c.Id && r.CourseRevision == c.Revision && r.AnalysisVersion == version)) && await db.Runs.AllAsync(r => r.State == RunState.Done));

    private static async Task PausedAsync(TestService service, bool isPaused)
    {
        await using var db = service.Open();
        DateTimeOffset? at = isPaused ? DateTimeOffset.UnixEpoch : null;
        await db.Clinics.ExecuteUpdateAsync(set => set.SetProperty(c => c.QueuePausedAt, at));
        if (isPaused) await Task.Delay(TimeSpan.FromSeconds(1)); // a ticket that has begun ends
    }
}
