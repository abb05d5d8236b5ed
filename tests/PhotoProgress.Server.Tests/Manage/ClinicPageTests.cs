using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Manage;

public class ClinicPageTests
{
    [Theory, Engines]
    public async Task Overview_WithAClientWhoAskedForDeletion_LeadsThere(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        Assert.DoesNotContain("for deletion", await owner.PageAsync(Navigation.Clinic), StringComparison.Ordinal);
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        await client.SubmitAsync("/my/deletion", ("decision", "ask"));
        var page = await owner.PageAsync(Navigation.Clinic);
        Assert.Contains($"<a href=\"/clients/{seeded.ClientId}\">{seeded.Code}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Code, page, StringComparison.Ordinal);
    }

    /// <summary>One entry for all, and each page leads to all others.</summary>
    [Fact]
    public async Task Navigation_OfTheOwner_HasOneEntryWithEveryPageBehindIt()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        var overview = await owner.PageAsync(Navigation.Clinic);
        string[] pages = ["/members", "/clinic/plans", "/clinic/sites", "/clinic/retention", "/clinic/keys", "/clinic/repeatability", "/clinic/messages", "/audit", "/tokens"];
        foreach (var address in pages)
        {
            Assert.Contains($"<li><a href=\"{address}\">", overview, StringComparison.Ordinal);
            var page = await owner.PageAsync(address);
            Assert.Contains("href=\"/clinic\" aria-current=\"true\"", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{address}\" aria-current=\"page\"", page, StringComparison.Ordinal);
            Assert.All(pages, other => Assert.Contains($"href=\"{other}\"", page, StringComparison.Ordinal));
        }

        var practitioner = await service.SignedInAsync(Role.Practitioner);
        Assert.DoesNotContain("href=\"/clinic", await practitioner.PageAsync("/clients"), StringComparison.Ordinal);
    }
}
