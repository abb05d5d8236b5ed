using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Ingest.Inbox;

namespace PhotoProgress.Server.Tests.Ingest.Inbox;

public class InboxTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly byte[] Photo = Closeups.Of(1, 0);
    private static readonly byte[] Other = Closeups.Of(1, 1);

    [Theory, Engines]
    public async Task File_HalfWritten_WaitsUntilItIsComplete(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("C-1", Day);
        var path = inbox.Write("C-1/2026-03-01/front.jpg", Photo[..^2000]);
        await inbox.AfterAsync(Settling.Unknown);
        Assert.Empty(await inbox.PhotosAsync());
        await File.AppendAllBytesAsync(path, Photo[^2000..]);
        await inbox.AfterAsync(TimeSpan.Zero);
        Assert.Empty(await inbox.PhotosAsync());
        await inbox.AfterAsync(Settling.Proper);
        var taken = Assert.Single(await inbox.PhotosAsync());
        Assert.Equal((PhotoView.Front, PhotoTiming.PreSession, Door.Inbox, "inbox"), (taken.View, taken.Timing, taken.Door, taken.ReceivedFrom));
        Assert.Equal((await inbox.Service.SessionAsync("C-1", Day)).CourseId, taken.CourseId);
        Assert.Empty(inbox.Left());
    }

    [Theory, Engines]
    public async Task Sidecar_SaysWhatTheNameDoesNot(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        var session = await inbox.Service.SessionAsync("C-1", Day);
        await inbox.Service.SessionAsync("C-2", Day);
        inbox.Write("C-2/IMG_0001.jpg", Photo); // the sidecar goes before the path
        inbox.Write("C-2/IMG_0001.jpg.json", """{ "client": "C-1", "date": "2026-03-01", "view": "left45", "timing": "post-session" }"""u8.ToArray());
        await inbox.SettledAsync();
        var taken = Assert.Single(await inbox.PhotosAsync());
        Assert.Equal((session.Id, PhotoView.Left45, PhotoTiming.PostSession), (taken.SessionId, taken.View, taken.Timing));
        Assert.Empty(inbox.Left());
    }

    [Theory, Engines]
    public async Task Photo_ThatNothingPlaces_GoesToTriageWithAReasonAndAPicture(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("0012", Day); // a client whose code looks like a counter
        inbox.Write("IMG_0012.jpg", Photo);
        await inbox.SettledAsync();
        Assert.Empty(await inbox.TriageAsync()); // a slate may still come
        await inbox.AfterAsync(Server.Ingest.Inbox.Inbox.Patience);
        var item = Assert.Single(await inbox.TriageAsync());
        Assert.Contains("no slate", item.Reason, StringComparison.Ordinal);
        Assert.NotNull(item.ThumbnailAddress);
        Assert.Empty(await inbox.PhotosAsync());
        Assert.Empty(inbox.Left());

        inbox.Write("again/IMG_0012.jpg", Photo);
        await inbox.SettledAsync();
        await inbox.AfterAsync(Server.Ingest.Inbox.Inbox.Patience);
        Assert.Single(await inbox.TriageAsync());
    }

    [Theory, Engines]
    public async Task Client_WithoutASessionThatDay_IsNotGuessed(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("C-1", Day);
        await inbox.Service.SessionAsync("C-2", Day);
        inbox.Write("C-1_2026-03-02_front.jpg", Photo);
        inbox.Write("C-1/C-2_2026-03-01_front.jpg", Other);
        inbox.Write("bad.jpg", Closeups.Of(1, 2));
        inbox.Write("bad.json", """{ "client": "C-9", "date": "2026-03-01" }"""u8.ToArray());
        await inbox.SettledAsync();
        Assert.Equal(
            ["Client C-1 has no session on 2026-03-02.", "Its path names 2 clients.", "There is no client C-9."],
            (await inbox.TriageAsync()).Select(item => item.Reason).Order(StringComparer.Ordinal));
        Assert.Empty(await inbox.PhotosAsync());
        Assert.Empty(inbox.Left());
    }

    [Theory, Engines]
    public async Task Slate_PlacesThePhotosBehindIt_UntilTheNext(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        var first = await inbox.Service.SessionAsync("C-1", Day);
        var second = await inbox.Service.SessionAsync("C-2", Day, SessionKind.FollowUp);
        var noon = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        inbox.Write("card/DSC_2.jpg", Photo, noon.AddMinutes(1)); // before its slate in the alphabet
        inbox.Write("card/SLATE_1.jpg", Slates.Jpeg(first.Id), noon);
        inbox.Write("card/SLATE_2.jpg", Slates.Jpeg(second.Id), noon.AddMinutes(5));
        inbox.Write("card/DSC_7_left45.jpg", Other, noon.AddMinutes(6));
        inbox.Write("card/LATE.jpg", Closeups.Of(1, 2), noon.AddMinutes(26)); // 21 minutes after the last slate
        inbox.Write("elsewhere/DSC_1.jpg", Closeups.Of(1, 3), noon.AddMinutes(1)); // another folder's
        await inbox.SettledAsync();
        var photos = await inbox.PhotosAsync();
        Assert.Equal(2, photos.Count);
        Assert.Contains(photos, p => p.SessionId == first.Id && p.View == PhotoView.Front && p.Timing == PhotoTiming.PreSession);
        Assert.Contains(photos, p => p.SessionId == second.Id && p.View == PhotoView.Left45 && p.Timing == PhotoTiming.FollowUp);
        await inbox.AfterAsync(Server.Ingest.Inbox.Inbox.Patience);
        Assert.Equal(2, (await inbox.TriageAsync()).Count);
        Assert.Empty(inbox.Left());

        // The tethered camera goes on after the service was started again.
        inbox.Restart();
        inbox.Write("card/DSC_8.jpg", Closeups.Of(1, 4), noon.AddMinutes(7));
        await inbox.SettledAsync();
        Assert.Equal(2, (await inbox.PhotosAsync()).Count(p => p.SessionId == second.Id));
    }

    [Theory, Engines]
    public async Task Slate_OfNoSession_StopsTheOneBefore(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        var session = await inbox.Service.SessionAsync("C-1", Day);
        var noon = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        inbox.Write("1.jpg", Slates.Jpeg(session.Id), noon);
        inbox.Write("2.jpg", Slates.Jpeg(Ids.Seeded(1).New()), noon.AddMinutes(1));
        inbox.Write("3.jpg", Photo, noon.AddMinutes(2));
        await inbox.SettledAsync();
        Assert.Empty(await inbox.PhotosAsync());
        Assert.Equal(2, (await inbox.TriageAsync()).Count); // the slate that nobody knows, and the photo behind it
    }

    [Theory, Engines]
    public async Task Refused_MovesAsideWithItsReason(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("C-1", Day);
        inbox.Write("C-1/2026-03-01/notes.jpg", "this is no photo, whatever it is called"u8.ToArray());
        inbox.Write("C-1_2026-03-01_front.jpg", Photo);
        await using (var db = inbox.Service.Open()) await db.Consents.ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, DateTimeOffset.UnixEpoch));
        await inbox.SettledAsync();
        await inbox.AfterAsync(Settling.Missing);
        Assert.Empty(inbox.Left());
        Assert.Equal(Photo, await File.ReadAllBytesAsync(inbox.PathOf(".refused/C-1_2026-03-01_front.jpg")));
        Assert.StartsWith("The client has not agreed", await File.ReadAllTextAsync(inbox.PathOf(".refused/C-1_2026-03-01_front.jpg.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(inbox.PathOf(".refused/C-1/2026-03-01/notes.jpg")));
        Assert.Empty(await inbox.PhotosAsync());
        Assert.Empty(await inbox.TriageAsync());
    }

    /// <summary>The process ended between the commit and the removal: the file is there again and is only removed.</summary>
    [Theory, Engines]
    public async Task File_WhosePhotoIsThereAlready_IsRemovedAndTakenInOnce(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        var session = await inbox.Service.SessionAsync("C-1", Day);
        await inbox.Service.TakeInAsync(Photo, new PhotoPlace(session.Id, PhotoView.Front, PhotoTiming.PreSession));
        inbox.Write("C-1/2026-03-01/front.jpg", Photo);
        inbox.Write("unknown.jpg", Photo);
        await inbox.SettledAsync();
        await inbox.AfterAsync(Server.Ingest.Inbox.Inbox.Patience);
        Assert.Single(await inbox.PhotosAsync());
        Assert.Empty(await inbox.TriageAsync());
        Assert.Empty(inbox.Left());
    }

    [Theory, Engines]
    public async Task Links_HiddenAndUnfinishedNames_AreLeftAlone(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("C-1", Day);
        var outside = Path.Combine(inbox.Service.Folder, "outside");
        Directory.CreateDirectory(outside);
        await File.WriteAllBytesAsync(Path.Combine(outside, "C-1_2026-03-01_front.jpg"), Photo);
        inbox.Write("C-1_2026-03-01_front.jpg.part", Photo);
        inbox.Write("~C-1_2026-03-01_front.jpg", Photo);
        inbox.Write(".C-1_2026-03-01_front.jpg", Photo);
        inbox.Write("C-1_2026-03-01_empty.jpg", []);
        File.CreateSymbolicLink(inbox.PathOf("C-1_2026-03-01_left45.jpg"), Path.Combine(outside, "C-1_2026-03-01_front.jpg"));
        Directory.CreateSymbolicLink(inbox.PathOf("linked"), outside);
        inbox.Write("C-1/2026-03-01/odd \"name\"; $(rm -rf) 'x'\n.jpg", Other); // odd, and harmless
        await inbox.SettledAsync();
        await inbox.AfterAsync(Settling.Missing);
        Assert.Single(await inbox.PhotosAsync());
        Assert.Equal(5, inbox.Left().Count); // three names, the empty file and the link
        Assert.True(File.Exists(Path.Combine(outside, "C-1_2026-03-01_front.jpg")));
    }

    /// <summary>A photo in whose decoding the process ended twice is not decoded a third time.</summary>
    [Theory, Engines]
    public async Task File_ThatEndedTheProcessTwice_IsSetAside(Engine engine)
    {
        await using var inbox = await TestInbox.StartAsync(engine);
        await inbox.Service.SessionAsync("C-1", Day);
        inbox.Write("deadly.jpg", Photo);
        var marker = Path.Combine(inbox.Service.Folder, "inbox-reading.json");
        await File.WriteAllTextAsync(marker, $$"""{ "Relative": "deadly.jpg", "Length": {{Photo.Length}}, "Times": 2 }""");
        await inbox.SettledAsync();
        await inbox.AfterAsync(Server.Ingest.Inbox.Inbox.Patience);
        var item = Assert.Single(await inbox.TriageAsync());
        Assert.Equal(("The service ended each time it decoded this file.", null), (item.Reason, item.ThumbnailAddress));
        Assert.False(File.Exists(marker));
    }
}
