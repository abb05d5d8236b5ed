using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Manage;

public class RetentionPageTests
{
    private const string Page = "/clinic/retention";

    [Theory, Engines]
    public async Task Rule_Asked_TellsClientsAndPhotosAndChangesNothing(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var seeded = await service.Seed.ClientAsync(day: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var asked = await owner.SendFormAsync($"{Page}/ask", ("months", "24"));
        var text = await asked.Content.ReadAsStringAsync();
        Assert.Contains("It would delete 1 client with 2 photos at its next run, for good.", text, StringComparison.Ordinal);
        Assert.Contains("24 months (2 years) after", text, StringComparison.Ordinal);
        Assert.Contains(seeded.Code, text, StringComparison.Ordinal);
        await using var db = service.Open();
        Assert.Null(await db.Clinics.Select(c => c.RetentionMonths).SingleAsync());
    }

    [Theory, Engines]
    public async Task Rule_Agreed_IsSetAndTakenBack(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        await service.Seed.ClientAsync(day: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Page, await owner.SubmitAsync(Page, ("months", "24"), ("clients", "1")));
        Assert.Contains("deleted 24 months (2 years) after", await owner.PageAsync(Page), StringComparison.Ordinal);
        Assert.Equal(Page, await owner.SubmitAsync(Page, ("months", ""), ("clients", "0")));
        Assert.Contains("Everything is kept", await owner.PageAsync(Page), StringComparison.Ordinal);
        await using var db = service.Open();
        Assert.Equal(["months=24", "months="], await db.Audit.Where(e => e.Action == "retention.set").OrderBy(e => e.Number).Select(e => e.Detail).ToListAsync());
    }

    /// <summary>Between the two steps a day may pass: whoever agreed to one client must not delete two.</summary>
    [Theory, Engines]
    public async Task Rule_AgreedToOtherNumbers_IsAskedAgain(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        await service.Seed.ClientAsync(day: new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var answer = await owner.SendFormAsync(Page, ("months", "24"), ("clients", "0"));
        Assert.Contains("It would delete 1 client", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = service.Open();
        Assert.Null(await db.Clinics.Select(c => c.RetentionMonths).SingleAsync());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("601")]
    [InlineData("two")]
    public async Task Rule_ThatCannotBe_IsTold(string months)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        foreach (var path in new[] { Page, $"{Page}/ask" })
        {
            using var answer = await owner.SendFormAsync(path, ("months", months), ("clients", "0"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("write 1 to 600 months", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
