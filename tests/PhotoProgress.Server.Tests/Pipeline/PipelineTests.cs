using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Learning.Model;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Tests.Pipeline;

public class PipelineTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    /// <summary>An earlier photo that cannot be read is no baseline, and the report names the one that is.</summary>
    [Theory, Engines]
    public async Task Course_OfTwoCloseups_GetsMarksVerdictsAndAReport(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var earlier = await service.SessionAsync("C-1", First.AddDays(-20), SessionKind.FollowUp);
        await service.TakeInAsync(Closeups.Of(1, 0).AsSpan(0, 2000).ToArray(), new PhotoPlace(earlier.Id, PhotoView.Closeup, PhotoTiming.FollowUp));
        var before = await service.SessionAsync("C-1", First);
        var after = await service.SessionAsync("C-1", First.AddDays(90), SessionKind.FollowUp);
        var baseline = await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(before.Id, PhotoView.Closeup, PhotoTiming.PreSession));
        Assert.Null(baseline.Refused);
        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == baseline.PhotoId && r.State == RunState.Done)); // whoever is checked before it has nothing to be compared with yet
        var later = await service.TakeInAsync(Closeups.Of(1, 1), new PhotoPlace(after.Id, PhotoView.Closeup, PhotoTiming.FollowUp));
        Assert.Null(later.Refused);

        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == later.PhotoId && r.State == RunState.Done));
        await service.UntilAsync(db => db.Reports.AnyAsync(r => db.Courses.Any(c => c.Id == r.CourseId && c.Revision == r.CourseRevision)));

        await using var db = service.Open();
        var comparison = await db.Comparisons.Include(c => c.Verdicts).SingleAsync();
        Assert.Equal((later.PhotoId, baseline.PhotoId), (comparison.PhotoId, comparison.BaselineId));
        Assert.Contains(comparison.Verdicts, v => v.Region == "frame");
        var learned = Documents.Read<ComparisonRecord>(comparison.Document).Comparison.Model!;
        Assert.Equal((InstalledModel.Released, 3), (learned.Version, learned.Scores.Count));
        var report = await ReportAsync(service);
        Assert.Contains("compared with 1 March 2026:", report, StringComparison.Ordinal);
        Assert.Contains("Appendix: learned score of", report, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Single(db.Marks.Where(m => m.PhotoId == later.PhotoId && m.Stage == stage).ToList()));
        Assert.Equal(RunState.Done, (await db.Runs.SingleAsync(r => r.PhotoId == later.PhotoId)).State);
        Assert.Equal(StageOutcome.Skipped, (await db.Marks.SingleAsync(m => m.PhotoId == baseline.PhotoId && m.Stage == Stage.Judge)).Outcome);
    }

    /// <summary>The reason names folders of the worker's machine; it belongs in the log.</summary>
    [Fact]
    public void Document_WhereTheModelCannotBeUsed_SaysNothingOfIt()
    {
        var photo = new PhotoSummary("a", "", 8, "iris", 2, CaptureRecord.Unknown, [], []);
        var comparison = new Comparison("1", Grade.A, [], photo, photo, [], [], null) { Model = new ModelAnswer("skin-2", [], "/somewhere cannot be read.") };
        Assert.Null(ComparisonRecords.Of(comparison).Comparison.Model);
    }

    [Theory, Engines]
    public async Task Photo_ThatCannotBeDecoded_IsRefusedWithItsReason(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var session = await service.SessionAsync("C-1", First);
        var cut = Closeups.Of(1, 0).AsSpan(0, 2000).ToArray();
        var answer = await service.TakeInAsync(cut, new PhotoPlace(session.Id, PhotoView.Front, PhotoTiming.PreSession));
        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == answer.PhotoId && r.State == RunState.Done));
        await using var db = service.Open();
        var mark = await db.Marks.SingleAsync(m => m.PhotoId == answer.PhotoId && m.Stage == Stage.Check);
        Assert.Equal((StageOutcome.Refused, "truncated"), (mark.Outcome, mark.Reason));
    }

    /// <summary>The first photo came late: whoever was compared with another one meanwhile is compared again.</summary>
    [Theory, Engines]
    public async Task Baseline_ThatComesLast_IsTheBaselineOfAll(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var early = await service.SessionAsync("C-1", First);
        var late = await service.SessionAsync("C-1", First.AddDays(90), SessionKind.FollowUp);
        var follow = await service.TakeInAsync(Closeups.Of(1, 1), new PhotoPlace(late.Id, PhotoView.Closeup, PhotoTiming.FollowUp));
        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == follow.PhotoId && r.State == RunState.Done));
        var first = await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(early.Id, PhotoView.Closeup, PhotoTiming.PreSession));
        await service.UntilAsync(db => db.Comparisons.AnyAsync(c => c.PhotoId == follow.PhotoId && c.BaselineId == first.PhotoId));
        await service.UntilAsync(db => db.Runs.AllAsync(r => r.State == RunState.Done));
    }

    [Theory, Engines]
    public async Task SamePhoto_Twice_IsOnePhoto(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var session = await service.SessionAsync("C-1", First);
        var other = await service.SessionAsync("C-2", First);
        var place = new PhotoPlace(session.Id, PhotoView.Closeup, PhotoTiming.PreSession);
        var photo = Closeups.Of(1, 0);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.TakeInAsync(photo, place)));
        Assert.Single(answers.Select(a => a.PhotoId).Distinct());
        Assert.Single(answers, a => !a.IsDuplicate);
        Assert.Equal("elsewhere", (await service.TakeInAsync(photo, place with { SessionId = other.Id })).Refused?.Code);
    }

    [Theory, Engines]
    public async Task Photo_WithoutConsent_IsRefused(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var session = await service.SessionAsync("C-1", First);
        await using (var db = service.Open()) await db.Consents.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UnixEpoch));
        var answer = await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(session.Id, PhotoView.Closeup, PhotoTiming.PreSession));
        Assert.Equal("no_consent", answer.Refused?.Code);
    }

    /// <summary>The setting says how many photos are analysed at once, and each needs memory.</summary>
    [Fact]
    public async Task Workers_Of1_NeverHaveTwoPhotos()
    {
        await using var service = await TestService.StartAsync(Engine.Sqlite, values => values["PhotoProgress:Workers"] = "1");
        var most = 0;
        for (var client = 0; client < 4; client++)
        {
            var session = await service.SessionAsync($"C-{client}", First);
            await service.TakeInAsync(Closeups.Of(client, 0), new PhotoPlace(session.Id, PhotoView.Closeup, PhotoTiming.PreSession));
        }

        await service.UntilAsync(async db =>
        {
            most = Math.Max(most, await db.Runs.CountAsync(r => r.State == RunState.Running));
            return await db.Runs.AllAsync(r => r.State == RunState.Done);
        });
        Assert.Equal(1, most);
    }

    private static async Task<string> ReportAsync(TestService service)
    {
        await using var scope = service.Scope();
        var report = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Reports.OrderByDescending(r => r.CreatedAt).FirstAsync();
        return System.Text.Encoding.UTF8.GetString(await scope.ServiceProvider.GetRequiredService<PhotoStore>().ReadAllAsync(report.HtmlAddress, default));
    }
}
