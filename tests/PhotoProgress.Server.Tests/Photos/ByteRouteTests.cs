using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Photos;

public class ByteRouteTests
{
    [Theory, Engines]
    public async Task Picture_ThatWasMade_ComesWithoutCacheAndWithItsTrace(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = await service.WithTokenAsync("photos:read");
        foreach (var size in new[] { "thumbnail", "medium", "large", "aligned-before", "aligned-after" })
        {
            using var answer = await http.GetAsync($"/photos/{seeded.PhotoId}/{size}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(["no-store", "private"], answer.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(await service.Store.ReadAllAsync(await AddressAsync(service, seeded.PhotoId, size)), await answer.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(["size=thumbnail", "size=medium", "size=large", "size=aligned-before", "size=aligned-after"], await TraceAsync(service, $"photo:{seeded.PhotoId}", "photo.view"));
    }

    [Theory, Engines]
    public async Task Original_IsADownload_NamedByItsIdAndNotedAsSuch(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = await service.WithTokenAsync("photos:read");
        using var answer = await http.GetAsync($"/photos/{seeded.PhotoId}/original");
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", $"photo-{seeded.PhotoId}.jpeg"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(["size=original"], await TraceAsync(service, $"photo:{seeded.PhotoId}", "photo.download"));
    }

    [Theory, Engines]
    public async Task Photo_ThatMayNotBeSeen_IsNotThere_AndLeavesNoTrace(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (mine, other) = (await service.Seed.ClientAsync(ReportState.Published), await service.Seed.ClientAsync(ReportState.Published));
        var client = await service.SignedInAsync(Role.Client, mine.ClientId);
        Assert.Equal(HttpStatusCode.OK, await client.GetAsync($"/photos/{mine.PhotoId}/medium").StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync($"/photos/{mine.PhotoId}/original").StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync($"/photos/{other.PhotoId}/medium").StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync($"/photos/{mine.PhotoId}/huge").StatusAsync());
        Assert.Empty(await TraceAsync(service, $"photo:{other.PhotoId}", "photo.view"));
    }

    [Theory, Engines]
    public async Task Report_AsPage_RunsInASandbox_AndPdfIsADownload(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = await service.WithTokenAsync("reports:read");
        using var page = await http.GetAsync($"/reports/{seeded.ReportId}/html");
        Assert.StartsWith("sandbox allow-scripts; default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        using var print = await http.GetAsync($"/reports/{seeded.ReportId}/pdf");
        Assert.StartsWith("%PDF", await print.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("attachment", print.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(["form=html", "form=pdf"], await TraceAsync(service, $"report:{seeded.ReportId}", "report.view"));
    }

    [Theory, Engines]
    public async Task Report_OfAClient_IsThereWhenItIsPublished(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (draft, published) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync(ReportState.Published));
        var client = await service.SignedInAsync(Role.Client, draft.ClientId);
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync($"/reports/{draft.ReportId}/html").StatusAsync());
        Assert.Equal(HttpStatusCode.NotFound, await client.GetAsync($"/reports/{published.ReportId}/html").StatusAsync());
        var other = await service.SignedInAsync(Role.Client, published.ClientId);
        Assert.Equal(HttpStatusCode.OK, await other.GetAsync($"/reports/{published.ReportId}/html").StatusAsync());
    }

    private static async Task<string> AddressAsync(ClinicService service, Guid photo, string size)
    {
        Assert.True(Enum.TryParse<DerivedKind>(size.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind));
        await using var db = service.Open();
        return await db.DerivedFiles.Where(f => f.PhotoId == photo && f.Kind == kind).Select(f => f.Address).SingleAsync();
    }

    private static async Task<List<string?>> TraceAsync(ClinicService service, string subject, string action)
    {
        await using var db = service.Open();
        return await db.Audit.Where(e => e.Subject == subject && e.Action == action).OrderBy(e => e.Number).Select(e => e.Detail).ToListAsync();
    }
}
