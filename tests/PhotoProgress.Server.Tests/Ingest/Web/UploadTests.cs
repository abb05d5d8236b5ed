using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Store.Parts;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Ingest.Web;
using static PhotoProgress.Server.Tests.Ingest.Web.TusClient;

namespace PhotoProgress.Server.Tests.Ingest.Web;

public class UploadTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly byte[] Photo = Closeups.Of(1, 0);

    [Theory, Engines]
    public async Task Upload_InThreePieces_IsTakenInAndAnsweredTheSameAgain(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);

        using var first = await PatchAsync(browser.Http, address, 0, Photo[..1000]);
        Assert.Equal((HttpStatusCode.NoContent, "1000"), (first.StatusCode, Header(first, "Upload-Offset")));
        using var second = await PatchAsync(browser.Http, address, 1000, Photo[1000..5000]);
        using var head = await HeadAsync(browser.Http, address);
        Assert.Equal(("5000", $"{Photo.Length}", ""), (Header(head, "Upload-Offset"), Header(head, "Upload-Length"), Header(head, "Upload-Result")));
        using var last = await PatchAsync(browser.Http, address, 5000, Photo[5000..]);
        Assert.Equal((HttpStatusCode.NoContent, "accepted"), (last.StatusCode, Header(last, "Upload-Result")));

        // The answer was lost: the same request, and the question for the offset, give the same.
        using var again = await PatchAsync(browser.Http, address, 5000, Photo[5000..]);
        using var headAgain = await HeadAsync(browser.Http, address);
        Assert.All([again, headAgain], answer => Assert.Equal(
            ("accepted", Header(last, "Photo-Id"), $"{Photo.Length}"), (Header(answer, "Upload-Result"), Header(answer, "Photo-Id"), Header(answer, "Upload-Offset"))));

        await using var db = service.Open();
        var photo = await db.Photos.SingleAsync();
        Assert.Equal((Guid.Parse(Header(last, "Photo-Id")), Data.Photos.Door.Web, browser.Actor), (photo.Id, photo.Door, photo.ReceivedFrom));
        Assert.Equal(Photo, await service.App.Services.GetRequiredService<PhotoStore>().ReadAllAsync(photo.Address));
        Assert.Empty(Directory.GetFiles(Path.Combine(service.Folder, "uploads"), "*.parts"));
    }

    /// <summary>The connection breaks in the middle of a request; what came is there, and the rest is sent.</summary>
    [Theory, Engines]
    public async Task Upload_BrokenConnection_GoesOnWhereItBroke(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        byte[] large = [.. Photo, .. new byte[1_000_000]];
        var address = await CreatedAsync(browser.Http, session.Id, large.Length);
        await SendAndHangUpAsync(service, browser, address, large, 400_000);

        var offset = await OffsetAsync(browser.Http, address);
        Assert.InRange(offset, PartFile.MostPieceBytes, 400_000); // a piece was on the disk before the connection broke
        using var rest = await PatchAsync(browser.Http, address, offset, large[(int)offset..]);
        Assert.Equal("accepted", Header(rest, "Upload-Result"));
    }

    /// <summary>As a crash leaves it: the record that was being written is torn. What was answered for is there.</summary>
    [Theory, Engines]
    public async Task Upload_TornRecord_GoesOnBehindTheLastWholeOne(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        using var first = await PatchAsync(browser.Http, address, 0, Photo[..1000]);
        var parts = Directory.GetFiles(Path.Combine(service.Folder, "uploads"), "*.parts").Single();
        await File.AppendAllBytesAsync(parts, [0, 0, 8, 0, 1, 2, 3, 4, 5]);
        Assert.Equal(1000, await OffsetAsync(browser.Http, address));
        using var rest = await PatchAsync(browser.Http, address, 1000, Photo[1000..]);
        Assert.Equal("accepted", Header(rest, "Upload-Result"));
    }

    /// <summary>The process ended after the photo was taken in and before that was noted: asking for the offset finishes it, once.</summary>
    [Theory, Engines]
    public async Task Upload_WholeButUnanswered_IsFinishedByTheNextRequest(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        var id = Guid.Parse(address.Split('/')[^1]);
        await service.TakeInAsync(Photo, new(session.Id, PhotoProgress.Analysis.Ingest.PhotoView.Closeup, PhotoProgress.Analysis.Ingest.PhotoTiming.PreSession));
        using (var parts = service.App.Services.GetRequiredService<PartFolder>().TryOpen(id)!) parts.Append(Photo);
        using var head = await HeadAsync(browser.Http, address);
        Assert.Equal("duplicate", Header(head, "Upload-Result"));
        await using var db = service.Open();
        Assert.Equal((await db.Photos.SingleAsync()).Id, (await db.Uploads.SingleAsync()).PhotoId);
    }

    [Theory, Engines]
    public async Task Upload_WithItsCreation_IsOneRequest(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        using var answer = await CreateAsync(browser.Http, session.Id, Photo.Length, with: Photo);
        Assert.Equal((HttpStatusCode.Created, "accepted"), (answer.StatusCode, Header(answer, "Upload-Result")));
        using var twice = await CreateAsync(browser.Http, session.Id, Photo.Length, with: Photo);
        Assert.Equal(("duplicate", Header(answer, "Photo-Id")), (Header(twice, "Upload-Result"), Header(twice, "Photo-Id")));
        var other = await service.SessionAsync("C-2", Day);
        using var elsewhere = await CreateAsync(browser.Http, other.Id, Photo.Length, with: Photo);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "elsewhere"), (elsewhere.StatusCode, await CodeAsync(elsewhere)));
    }

    [Theory, Engines]
    public async Task Patch_WrongOffsetOrTooMuch_ChangesNothing(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, 2000);
        using var good = await PatchAsync(browser.Http, address, 0, Photo[..1000]);
        using var early = await PatchAsync(browser.Http, address, 500, Photo[500..600]);
        Assert.Equal((HttpStatusCode.Conflict, "1000"), (early.StatusCode, Header(early, "Upload-Offset")));
        using var late = await PatchAsync(browser.Http, address, 1500, Photo[1500..1600]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var tooMuch = await PatchAsync(browser.Http, address, 1000, Photo[1000..2001]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooMuch.StatusCode);
        using var endless = await PatchAsync(browser.Http, address, 1000, Endless(Photo[1000..2001]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, endless.StatusCode);
        Assert.Equal(1000, await OffsetAsync(browser.Http, address));
    }

    [Theory, Engines]
    public async Task Upload_OfSomebodyElse_IsNotThere(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        using var other = await Browser.SignedInAsync(service, Role.Owner);
        using var client = await Browser.SignedInAsync(service, Role.Client);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        foreach (var answer in new[] { await HeadAsync(other.Http, address), await PatchAsync(other.Http, address, 0, Photo), await DeleteAsync(other.Http, address) })
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var denied = await CreateAsync(client.Http, session.Id, Photo.Length);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        using var stranger = new HttpClient { BaseAddress = service.Address };
        using var guarded = await CreateAsync(stranger, session.Id, Photo.Length);
        Assert.Equal(HttpStatusCode.Unauthorized, guarded.StatusCode);
    }

    [Theory, Engines]
    public async Task Create_WhatCannotBeTakenIn_IsRefusedBeforeAByteIsSent(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        using var huge = await CreateAsync(browser.Http, session.Id, 2_000_000_000);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too_large_bytes"), (huge.StatusCode, await CodeAsync(huge)));
        using var view = await CreateAsync(browser.Http, session.Id, 10, view: "side");
        Assert.Equal(HttpStatusCode.BadRequest, view.StatusCode);
        using var nowhere = await CreateAsync(browser.Http, Ids.Seeded(1).New(), 10);
        Assert.Equal("no_session", await CodeAsync(nowhere));
        await using (var db = service.Open()) await db.Consents.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UnixEpoch));
        using var consent = await CreateAsync(browser.Http, session.Id, 10);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "no_consent"), (consent.StatusCode, await CodeAsync(consent)));
        await using var after = service.Open();
        Assert.Empty(await after.Uploads.ToListAsync());
    }

    [Theory, Engines]
    public async Task Upload_NoImage_IsRefusedAndLeavesNoBytes(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var text = Encoding.UTF8.GetBytes("#!/bin/sh\necho no photo\n");
        var address = await CreatedAsync(browser.Http, session.Id, text.Length);
        for (var time = 0; time < 2; time++)
        {
            using var answer = await PatchAsync(browser.Http, address, 0, text);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "refused", "not_an_image"), (answer.StatusCode, Header(answer, "Upload-Result"), await CodeAsync(answer)));
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(service.Folder, "uploads"), "*.parts"));
        await using var db = service.Open();
        Assert.Equal((0, Guid.Empty), (await db.Photos.CountAsync(), (await db.Uploads.SingleAsync()).PhotoId));
    }

    [Theory, Engines]
    public async Task Patch_WhileAnotherOneRuns_IsLocked(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        using (service.App.Services.GetRequiredService<PartFolder>().TryOpen(Guid.Parse(address.Split('/')[^1])))
        {
            using var second = await PatchAsync(browser.Http, address, 0, Photo);
            Assert.Equal(HttpStatusCode.Locked, second.StatusCode);
        }

        using var first = await PatchAsync(browser.Http, address, 0, Photo);
        Assert.Equal("accepted", Header(first, "Upload-Result"));
    }

    [Theory, Engines]
    public async Task Sweep_AfterADay_RemovesWhatNobodyFinished(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        using var piece = await PatchAsync(browser.Http, address, 0, Photo[..100]);
        var folder = service.App.Services.GetRequiredService<PartFolder>();
        var time = new FakeTime(TimeProvider.System.GetUtcNow());
        using var sweep = new UploadSweep(service.App.Services.GetRequiredService<IServiceScopeFactory>(), folder, time, NullLogger<UploadSweep>.Instance);
        await using var db = service.Open();
        time.Advance(UploadDoor.KeptFor - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await sweep.SweepAsync(db, default));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await sweep.SweepAsync(db, default));
        Assert.Empty(folder.All());
        Assert.Empty(await db.Uploads.ToListAsync());
    }

    [Theory, Engines]
    public async Task Delete_AnUpload_RemovesItsParts(Engine engine)
    {
        await using var service = await Services.PausedAsync(engine);
        var session = await service.SessionAsync("C-1", Day);
        using var browser = await Browser.SignedInAsync(service, Role.Aesthetician);
        var address = await CreatedAsync(browser.Http, session.Id, Photo.Length);
        using var piece = await PatchAsync(browser.Http, address, 0, Photo[..100]);
        using var gone = await DeleteAsync(browser.Http, address);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var head = await HeadAsync(browser.Http, address);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        Assert.Empty(service.App.Services.GetRequiredService<PartFolder>().All());
    }

    /// <summary>Promises all of the photo, sends a part of it, and closes the connection.</summary>
    private static async Task SendAndHangUpAsync(TestService service, Browser browser, string address, byte[] photo, int bytes)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(browser.Http.BaseAddress!.Host, browser.Http.BaseAddress.Port);
        var stream = socket.GetStream();
        var head = $"PATCH {address} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
            + $"Content-Length: {photo.Length}\r\nCookie: {browser.CookieHeader}\r\nX-Antiforgery: {browser.Http.DefaultRequestHeaders.GetValues("X-Antiforgery").Single()}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(photo.AsMemory(0, bytes));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!Directory.GetFiles(Path.Combine(service.Folder, "uploads"), "*.parts").Any(path => new FileInfo(path).Length > PartFile.MostPieceBytes))
        {
            if (stream.DataAvailable) Assert.Fail(await new StreamReader(stream).ReadLineAsync(limit.Token));
            await Task.Delay(20, limit.Token);
        }

        using var busy = await HeadAsync(browser.Http, address);
        Assert.Equal(HttpStatusCode.Locked, busy.StatusCode);
    }

    /// <summary>The server may still be about to notice that the connection broke.</summary>
    private static async Task<long> OffsetAsync(HttpClient http, string address)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var head = await HeadAsync(http, address);
            if (head.StatusCode == HttpStatusCode.OK) return long.Parse(Header(head, "Upload-Offset"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(30), $"Still {head.StatusCode}.");
            await Task.Delay(50);
        }
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    /// <summary>A body whose length is not told.</summary>
    private static StreamContent Endless(byte[] bytes) => new(new NoLength(bytes)) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    private sealed class NoLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
