using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Slates;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Ingest.Web;

namespace PhotoProgress.Server.Tests.Ingest.Web;

public partial class SessionTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    /// <summary>A close-up that was said to be a face is refused with advice; as the close-up that it is, it is good for something.</summary>
    [Theory, Engines]
    public async Task View_ThatWasWrong_IsChangedAndAnalysedAgain(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        var taken = await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(session.Id, PhotoView.Front, PhotoTiming.PreSession));
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var state = await UntilCheckedAsync(browser, session.Id);
        Assert.Equal(("front", "retake"), (state.View, state.State));
        Assert.NotEmpty(state.Advice);

        var address = $"/sessions/{session.Id}/photos/{taken.PhotoId}";
        using var senseless = await browser.Http.PatchAsJsonAsync(address, new { view = "side" });
        Assert.Equal(HttpStatusCode.BadRequest, senseless.StatusCode);
        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == taken.PhotoId && r.State == RunState.Done));
        using var changed = await browser.Http.PatchAsJsonAsync(address, new { view = "closeup" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        state = await UntilCheckedAsync(browser, session.Id);
        Assert.Equal("closeup", state.View);
        Assert.NotEqual("retake", state.State);
        await using var after = service.Open();
        Assert.Single(await after.Marks.Where(m => m.PhotoId == taken.PhotoId && m.Stage == Stage.Check).ToListAsync());
        Assert.Single(await after.Audit.Where(e => e.Action == "photo.view-change").ToListAsync());
    }

    /// <summary>Nobody has to take a photo from the side again because it is from the side.</summary>
    [Theory, Engines]
    public async Task View_FromTheSide_IsKeptShownAndNotMeasured(Engine engine)
    {
        await using var service = await TestService.StartAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        var taken = await service.TakeInAsync(Closeups.Of(1, 0), new PhotoPlace(session.Id, PhotoView.Left45, PhotoTiming.PreSession));
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var state = await UntilCheckedAsync(browser, session.Id);
        Assert.Equal("kept", state.State);
        Assert.Empty(state.Advice);
        using var picture = await browser.Http.GetAsync(new Uri(state.Thumbnail!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        await service.UntilAsync(db => db.Runs.AnyAsync(r => r.PhotoId == taken.PhotoId && r.State == RunState.Done));
        await using var db = service.Open();
        Assert.Empty(await db.Comparisons.ToListAsync());
        Assert.Equal("view_not_measured", (await db.Marks.SingleAsync(m => m.PhotoId == taken.PhotoId && m.Stage == Stage.Check)).Reason);
    }

    [Theory, Engines]
    public async Task Page_OfASession_ShowsItsSlotsAndSlate(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var page = await browser.Http.GetStringAsync($"/sessions/{session.Id}");
        Assert.All(PhotoWords.Views.Keys, view => Assert.Contains($"data-view=\"{view}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.Equal(session.Id, new SlateReader().Read(Drawn(await browser.Http.GetStringAsync($"/sessions/{session.Id}/slate")))?.Session);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync($"/sessions/{Ids.Seeded(1).New()}")).StatusCode);
        using var client = await Browser.SignedInAsync(service, Role.Client);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync($"/sessions/{session.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync($"/sessions/{session.Id}/state")).StatusCode);
    }

    private static async Task<PhotoState> UntilCheckedAsync(Browser browser, Guid session)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var photos = await browser.Http.GetFromJsonAsync<SessionPhotos>($"/sessions/{session}/state", limit.Token);
            if (photos is { Pending: false, Photos: [var only] }) return only;
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>The slate's modules from its path, as a camera would see them from close by.</summary>
    private static SrgbImage Drawn(string page)
    {
        const int pixels = 8;
        var side = int.Parse(Side().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var rgb = Enumerable.Repeat((ushort)60000, side * pixels * side * pixels * 3).ToArray();
        foreach (Match module in Module().Matches(page))
        {
            var (left, top) = (Number(module, 1) * pixels, Number(module, 2) * pixels);
            for (var i = 0; i < pixels * pixels; i++)
                Array.Fill(rgb, (ushort)4000, ((((top + (i / pixels)) * side * pixels) + left + (i % pixels)) * 3), 3);
        }

        return new SrgbImage(side * pixels, side * pixels, rgb);
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""viewBox="0 0 (\d+) """)]
    private static partial Regex Side();

    [GeneratedRegex(@"M(\d+) (\d+)h1v1h-1z")]
    private static partial Regex Module();
}
