using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Own;

public class OwnPageTests
{
    [Theory, Engines]
    public async Task My_WithAPublishedReport_ShowsItsWordsSliderAndFiles(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        using var home = await client.GetAsync("/");
        Assert.Equal("/my", home.Headers.Location!.ToString());
        var page = await client.PageAsync("/my");
        Assert.Contains("11 % lower", page, StringComparison.Ordinal);
        Assert.Contains($"/photos/{seeded.PhotoId}/aligned-before", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/reports/{seeded.ReportId}/pdf\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync($"/photos/{seeded.PhotoId}/aligned-after").StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync($"/reports/{seeded.ReportId}/pdf").StatusAsync());
    }

    [Theory, Engines]
    public async Task My_BeforeAReportIsPublished_ShowsNothingOfIt(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Held);
        var page = await (await service.SignedInAsync(Role.Client, seeded.ClientId)).PageAsync("/my");
        Assert.Contains("no report for you yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("% lower", page, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.PhotoId.ToString(), page, StringComparison.Ordinal);
    }

    /// <summary>What a later analysis found is told when its report is published.</summary>
    [Theory, Engines]
    public async Task My_WithAComparisonAfterThePublishedReport_DoesNotTellIt(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        await using (var db = service.Open())
        {
            var after = await db.Reports.Where(r => r.Id == seeded.ReportId).Select(r => r.CreatedAt).SingleAsync();
            await db.Comparisons.Where(c => c.PhotoId == seeded.PhotoId).ExecuteUpdateAsync(set => set.SetProperty(c => c.At, after.AddDays(1)));
        }

        Assert.DoesNotContain("% lower", await (await service.SignedInAsync(Role.Client, seeded.ClientId)).PageAsync("/my"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Consent_WithdrawnAndGivenByTheClient_StandsAndIsAudited(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        Assert.Contains("no new photos are taken in", await client.PageAsync("/my"), StringComparison.Ordinal);
        Assert.Equal("/my#consents", await client.SubmitAsync("/my/consents", ("purpose", "analysis"), ("decision", "withdraw")));
        await using var db = service.Open();
        Assert.False(await db.Consents.AnyAsync(c => c.ClientId == seeded.ClientId && c.WithdrawnAt == null));
        await client.SubmitAsync("/my/consents", ("purpose", "analysis"), ("decision", "give"));
        Assert.True(await db.Consents.AnyAsync(c => c.ClientId == seeded.ClientId && c.WithdrawnAt == null));
        var trail = await db.Audit.Where(e => e.Subject == $"client:{seeded.ClientId}").OrderBy(e => e.Number).ToListAsync();
        Assert.Equal(["consent.withdraw", "consent.give"], trail.Select(e => e.Action));
        Assert.All(trail, entry => Assert.StartsWith("member:", entry.Actor, StringComparison.Ordinal));
        using var nonsense = await client.SendFormAsync("/my/consents", ("purpose", "analysis"), ("decision", ""));
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
    }

    [Theory, Engines]
    public async Task Deletion_AskedByTheClient_IsConfirmedByTheOwner(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        var owner = await service.SignedInAsync(Role.Owner);
        var confirm = $"/clients/{seeded.ClientId}/confirm-deletion";
        using var early = await owner.SendFormAsync(confirm);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode); // nobody asked
        await client.SubmitAsync("/my/deletion", ("decision", "ask"));
        Assert.Contains("You asked for deletion", await client.PageAsync("/my"), StringComparison.Ordinal);
        await client.SubmitAsync("/my/deletion", ("decision", "keep"));
        using var takenBack = await owner.SendFormAsync(confirm);
        Assert.Equal(HttpStatusCode.NotFound, takenBack.StatusCode);
        await client.SubmitAsync("/my/deletion", ("decision", "ask"));
        Assert.Contains($"action=\"{confirm}\"", await owner.PageAsync($"/clients/{seeded.ClientId}"), StringComparison.Ordinal);
        Assert.Equal("/clients", await owner.SubmitAsync(confirm));
        await using var db = service.Open();
        Assert.False(await db.Clients.AnyAsync(c => c.Id == seeded.ClientId));
        Assert.False(await db.Users.AnyAsync(m => m.ClientId == seeded.ClientId));
        Assert.Equal(
            ["client.ask-deletion", "client.keep", "client.ask-deletion", "client.delete"],
            await db.Audit.Where(e => e.Subject == $"client:{seeded.ClientId}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }
}
