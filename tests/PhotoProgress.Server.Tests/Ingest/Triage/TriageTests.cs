using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Server.Tests.Ingest.Triage;

public class TriageTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Theory, Engines]
    public async Task Assign_ToASession_MakesItAPhotoOnce(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        var item = await ItemAsync(service);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        Assert.Contains("nobody knows", await browser.Http.GetStringAsync("/triage"), StringComparison.Ordinal);
        Assert.Contains($"{session.Id}", await browser.Http.GetStringAsync("/triage/sessions?client=C-1"), StringComparison.Ordinal);

        using var wrong = await PostAsync(browser, $"/triage/{item.Id}/assign", ("client", "C-2"), ("session", $"{session.Id}"), ("view", "closeup"));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        using var done = await PostAsync(browser, $"/triage/{item.Id}/assign", ("client", "C-1"), ("session", $"{session.Id}"), ("view", "closeup"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using var again = await PostAsync(browser, $"/triage/{item.Id}/assign", ("client", "C-1"), ("session", $"{session.Id}"), ("view", "closeup"));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        await using var db = service.Open();
        var photo = await db.Photos.SingleAsync();
        Assert.Equal((session.Id, item.Address, PhotoView.Closeup, browser.Actor, Door.Inbox), (photo.SessionId, photo.Address, photo.View, photo.ReceivedFrom, photo.Door));
        Assert.Empty(await db.Triage.ToListAsync());
        Assert.Single(await db.Audit.Where(e => e.Action == "triage.assign" && e.Actor == browser.Actor).ToListAsync());
    }

    [Theory, Engines]
    public async Task Discard_Confirmed_RemovesTheBytes(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var item = await ItemAsync(service);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        using var unsure = await PostAsync(browser, $"/triage/{item.Id}/discard");
        Assert.Equal(HttpStatusCode.BadRequest, unsure.StatusCode);
        using var done = await PostAsync(browser, $"/triage/{item.Id}/discard", ("sure", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await using var db = service.Open();
        Assert.Empty(await db.Triage.ToListAsync());
        Assert.False(service.App.Services.GetRequiredService<PhotoStore>().Exists(item.Address));
        Assert.Single(await db.Audit.Where(e => e.Action == "triage.discard").ToListAsync());
    }

    [Theory, Engines]
    public async Task Thumbnail_IsShownToThoseWhoMay_AuditedAndKeptNowhere(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var item = await ItemAsync(service);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        using var picture = await browser.Http.GetAsync($"/triage/{item.Id}/thumbnail");
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", true), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.NoStore));
        await using var db = service.Open();
        Assert.Single(await db.Audit.Where(e => e.Action == "triage.view" && e.Subject == $"triage:{item.Id}").ToListAsync());
        using var client = await Browser.SignedInAsync(service, Role.Client);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync($"/triage/{item.Id}/thumbnail")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.GetAsync("/triage")).StatusCode);
    }

    private static async Task<TriageItem> ItemAsync(TestService service)
    {
        var store = service.App.Services.GetRequiredService<PhotoStore>();
        var photo = await store.AddAsync(Closeups.Of(1, 0));
        var thumbnail = await store.AddAsync(Closeups.Of(1, 1));
        var item = new TriageItem
        {
            Id = Ids.Random.New(),
            Address = photo.Address,
            Bytes = photo.PlainBytes,
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            Reason = "Whose it is, nobody knows.",
            ThumbnailAddress = thumbnail.Address,
        };
        await using var db = service.Open();
        db.Triage.Add(item);
        await db.SaveChangesAsync();
        return item;
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string address, params (string Key, string Value)[] fields) =>
        browser.Http.PostAsync(address, new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Key, field.Value))));
}
