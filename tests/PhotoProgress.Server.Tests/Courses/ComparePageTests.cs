using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Courses;

public class ComparePageTests
{
    private const string NotCompared = "were not compared by the service";

    /// <summary>The forehead and one cheek of a drawing, in pixels of the aligned picture.</summary>
    private static readonly OutlineRecord[] Outlines =
        [new("forehead", [[10, 10, 90, 10, 90, 40, 10, 40]]), new("left_cheek", [[55, 50, 90, 50, 90, 90, 55, 90]])];

    [Theory, Engines]
    public async Task Compare_OfAPairThatWasCompared_ShowsPicturesAndVerdict(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var member = await service.SignedInAsync(Role.Aesthetician);
        var page = await member.PageAsync($"/courses/{seeded.CourseId}/compare?before={seeded.BaselineId}&after={seeded.PhotoId}");
        Assert.Contains("Texture on the face measured 11 % lower ", page, StringComparison.Ordinal);
        Assert.Contains("as they were compared", page, StringComparison.Ordinal);
        Assert.DoesNotContain(NotCompared, page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal); // the pages' policy allows none
        foreach (var side in new[] { "before", "after" })
        {
            var address = $"/photos/{seeded.PhotoId}/aligned-{side}?against={seeded.BaselineId}";
            Assert.Contains(address, page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await member.GetAsync(address).StatusAsync());
        }
    }

    [Theory, Engines]
    public async Task Compare_WithNothingChosen_ShowsTheNewestPairAndItsReverseTheSame(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var member = await service.SignedInAsync(Role.Practitioner);
        foreach (var asked in new[] { "", "?view=front", $"?before={seeded.PhotoId}&after={seeded.BaselineId}", $"?after={seeded.PhotoId}" })
        {
            var page = await member.PageAsync($"/courses/{seeded.CourseId}/compare{asked}");
            Assert.Contains($"/photos/{seeded.PhotoId}/aligned-after?against={seeded.BaselineId}", page, StringComparison.Ordinal);
            Assert.Contains("measured 11 % lower", page, StringComparison.Ordinal);
        }
    }

    [Theory, Engines]
    public async Task Compare_OfAPairThatWasNotCompared_SaysThatItIsAPictureOnly(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        var session = await SessionAsync(service, seeded.CourseId);
        var (laid, loose) = (await service.Seed.PhotoAsync(seeded.CourseId, session, seeded.BaselineId), await service.Seed.PhotoAsync(seeded.CourseId, session, Guid.Empty));
        var member = await service.SignedInAsync(Role.Practitioner);
        var overBaseline = await member.PageAsync($"/courses/{seeded.CourseId}/compare?before={seeded.PhotoId}&after={laid}");
        Assert.Contains(NotCompared, overBaseline, StringComparison.Ordinal);
        Assert.Contains("Each photo is laid over the baseline", overBaseline, StringComparison.Ordinal);
        Assert.Contains($"/photos/{laid}/aligned-after?against={seeded.BaselineId}", overBaseline, StringComparison.Ordinal);
        Assert.DoesNotContain("measured", overBaseline.Replace("What was measured", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var asTaken = await member.PageAsync($"/courses/{seeded.CourseId}/compare?before={seeded.PhotoId}&after={loose}");
        Assert.Contains(NotCompared, asTaken, StringComparison.Ordinal);
        Assert.Contains("shown as they were taken", asTaken, StringComparison.Ordinal);
        Assert.Contains($"/photos/{loose}/large", asTaken, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Compare_OfAPairThatWasRefused_TellsWhyInWords(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        await RewriteAsync(service, seeded.PhotoId, record => record with
        {
            Comparison = record.Comparison with { Grade = null, Changes = [], Refusals = [new Refusal("light", "The light differs too much.", "Use the same lamps.")] },
        });
        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync($"/courses/{seeded.CourseId}/compare?before={seeded.BaselineId}&after={seeded.PhotoId}");
        Assert.Contains("The light differs too much.", page, StringComparison.Ordinal);
        Assert.Contains("Use the same lamps.", page, StringComparison.Ordinal);
        Assert.Contains("a picture only", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Compare_WithRegions_DrawsMapAndTableOfThem(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        await RewriteAsync(service, seeded.PhotoId, record => record with
        {
            Regions = Outlines,
            Comparison = record.Comparison with
            {
                Changes =
                [
                    .. record.Comparison.Changes,
                    Change.Judge(Dimension.Texture, "forehead", null, new LogChange(-0.2, 0.02)),
                    Change.NotComparable(Dimension.Texture, "left_cheek", null, "occluded"),
                ],
            },
        });
        var page = await (await service.SignedInAsync(Role.Practitioner)).PageAsync($"/courses/{seeded.CourseId}/compare?before={seeded.BaselineId}&after={seeded.PhotoId}");
        // ln ratio −0.2 with error 0.02: −18 %, interval −21 to −15 %, half of which is 3.
        Assert.Contains("Forehead: improved, −18 %, 95 % interval −21 to −15 %.", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Texture by region. Forehead: improved, −18 %. Left cheek: not comparable.\"", page, StringComparison.Ordinal);
        Assert.Contains(">±3</text>", page, StringComparison.Ordinal);
        Assert.Contains("Table of changes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Compare_OfWhatDoesNotBelongTogether_IsRefused(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var (seeded, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        var member = await service.SignedInAsync(Role.Practitioner);
        var page = $"/courses/{seeded.CourseId}/compare";
        Assert.Equal(HttpStatusCode.NotFound, await member.GetAsync($"{page}?before={seeded.BaselineId}&after={other.PhotoId}").StatusAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await member.GetAsync($"{page}?before={seeded.PhotoId}&after={seeded.PhotoId}").StatusAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await member.GetAsync($"{page}?view=left45&after={seeded.PhotoId}").StatusAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await member.GetAsync($"{page}?view=above").StatusAsync());
    }

    /// <summary>What was laid over a photo that is left out stays inside the clinic.</summary>
    [Theory, Engines]
    public async Task AlignedPicture_AskedByAClientForAnotherBaseline_IsThePresentOne(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync(ReportState.Published);
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        using var plain = await client.GetAsync($"/photos/{seeded.PhotoId}/aligned-before");
        using var asked = await client.GetAsync($"/photos/{seeded.PhotoId}/aligned-before?against={service.Seed.Ids.New()}");
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), await asked.Content.ReadAsByteArrayAsync());
        var member = await service.SignedInAsync(Role.Practitioner);
        Assert.Equal(HttpStatusCode.NotFound, await member.GetAsync($"/photos/{seeded.PhotoId}/aligned-before?against={service.Seed.Ids.New()}").StatusAsync());
    }

    private static async Task<Guid> SessionAsync(ClinicService service, Guid courseId)
    {
        await using var db = service.Open();
        return await db.Sessions.Where(s => s.CourseId == courseId).OrderByDescending(s => s.Date).Select(s => s.Id).FirstAsync();
    }

    private static async Task RewriteAsync(ClinicService service, Guid photoId, Func<ComparisonRecord, ComparisonRecord> change)
    {
        await using var db = service.Open();
        var comparison = await db.Comparisons.SingleAsync(c => c.PhotoId == photoId);
        var record = change(Documents.Read<ComparisonRecord>(comparison.Document));
        (comparison.Document, comparison.Comparable, comparison.Grade) = (Documents.Write(record), record.Comparison.Comparable, record.Comparison.Grade);
        await db.SaveChangesAsync();
    }
}
