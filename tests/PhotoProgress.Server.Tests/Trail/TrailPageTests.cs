using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Trail;

public class TrailPageTests
{
    [Theory, Engines]
    public async Task Audit_Searched_ShowsTheNewestFirstByPages(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        await AddAsync(service, 150, "photo:a", "worker", "photo.check");
        await AddAsync(service, 1, "client:b", "member:c", "client.add");
        var owner = await service.SignedInAsync(Role.Owner);
        var all = await owner.PageAsync("/audit");
        Assert.Equal(100, Rows(all));
        Assert.Contains("client:b", all, StringComparison.Ordinal);
        var first = await owner.PageAsync("/audit?action=photo.");
        Assert.Equal(100, Rows(first));
        Assert.DoesNotContain("client:b", first, StringComparison.Ordinal);
        var older = await owner.PageAsync("/audit?action=photo.&before=51");
        Assert.Contains("href=\"/audit?action=photo.&before=51\"", first, StringComparison.Ordinal);
        Assert.Equal(50, Rows(older));
        Assert.DoesNotContain("Older entries", older, StringComparison.Ordinal);
        foreach (var query in new[] { "subject=client:b", "actor=member:c", "action=client.add" }) Assert.Equal(1, Rows(await owner.PageAsync($"/audit?{query}")));
    }

    [Theory, Engines]
    public async Task Audit_OfADay_ShowsThatDayAlone(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        await AddAsync(service, 1, "photo:today", "worker", "photo.check");
        clock.Ahead = TimeSpan.FromDays(3);
        await AddAsync(service, 1, "photo:later", "worker", "photo.check");
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        clock.Ahead = TimeSpan.Zero;
        var page = await (await service.SignedInAsync(Role.Owner)).PageAsync($"/audit?action=photo.check&day={day}");
        Assert.Contains("photo:later", page, StringComparison.Ordinal);
        Assert.DoesNotContain("photo:today", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Verify_OfAWholeAndOfAnEditedTrail_TellsWhich(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        await AddAsync(service, 5, "photo:a", "worker", "photo.check");
        var owner = await service.SignedInAsync(Role.Owner);
        using (var whole = await owner.SendFormAsync("/audit/verify")) Assert.Contains("are as they were written", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = service.Open();
        await db.Audit.Where(e => e.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.Subject, "photo:b"));
        using var edited = await owner.SendFormAsync("/audit/verify");
        Assert.Contains("Entry 3 was changed", await edited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_ForWhomItIsNot_IsForbidden()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.Forbidden, await (await service.SignedInAsync(Role.Practitioner)).GetAsync("/audit").StatusAsync());
    }

    private static int Rows(string page) => page.Split("<tr>").Length - 2; // the header is a row too

    private static async Task AddAsync(ClinicService service, int count, string subject, string actor, string action)
    {
        await using var db = service.Open();
        for (var i = 0; i < count; i++)
            await service.WithAsync<AuditTrail, bool>(async trail =>
            {
                await trail.AddAsync(db, new AuditLine(actor, action, subject));
                return true;
            });
    }
}
