using Microsoft.Extensions.DependencyInjection;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Manage;

public class KeyPageTests
{
    private const string Page = "/clinic/keys";

    [Theory, Engines]
    public async Task Keys_AfterARotationByTheCommand_AreCountedByWhatTheyLock(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        await service.Seed.ClientAsync();
        var files = service.Store.All().Count();
        var own = service.App.Services.GetRequiredService<KeyRing>();
        var old = own.CurrentId;
        // Another process adds a key and has moved nothing yet.
        var other = KeyRing.Load(own.Path, TimeProvider.System, System.Security.Cryptography.RandomNumberGenerator.Create());
        var added = other.AddKey();
        using (var counted = await owner.SendFormAsync($"{Page}/count"))
        {
            var text = await counted.Content.ReadAsStringAsync();
            Assert.Contains(added, text, StringComparison.Ordinal);
            Assert.Contains($"{files} files", text, StringComparison.Ordinal);
            Assert.Contains("0 files", text, StringComparison.Ordinal);
            Assert.DoesNotContain("may be retired", text, StringComparison.Ordinal);
        }

        await KeyRotation.RunAsync(service.Store);
        using var after = await owner.SendFormAsync($"{Page}/count");
        var told = await after.Content.ReadAsStringAsync();
        Assert.Contains("may be retired", told, StringComparison.Ordinal);
        Assert.Contains($"keys retire {old}", told, StringComparison.Ordinal);
        AssertShowsNoKey(told, own.Path);
    }

    [Theory, Engines]
    public async Task Backup_NeverOrLongAgo_IsWarnedOf(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var owner = await service.SignedInAsync(Role.Owner);
        Assert.Contains("No backup was ever made", await owner.PageAsync(Page), StringComparison.Ordinal);
        Assert.Contains("No backup was ever made", await owner.PageAsync("/clinic"), StringComparison.Ordinal);
        await using (var db = service.Open())
        {
            var now = clock.GetUtcNow();
            db.BackupNotes.Add(new BackupNote { Id = new string('a', 32), CreatedAt = now, VerifiedAt = now, Photos = 7, PhotoBytes = 2_500_000 });
            await db.SaveChangesAsync();
        }

        var page = await owner.PageAsync(Page);
        Assert.Contains("7 photos and other files, 3 MB", page, StringComparison.Ordinal);
        Assert.Contains("found whole", page, StringComparison.Ordinal);
        Assert.DoesNotContain("There was no backup since", page, StringComparison.Ordinal);
        clock.Ahead = TimeSpan.FromDays(8); // nobody is signed in so long
        var facts = await service.WithAsync<ClinicDb, Server.Manage.BackupFacts>(db => Server.Manage.BackupFacts.LoadAsync(db, clock.GetUtcNow(), default));
        Assert.Contains("8 days ago", facts.Warning, StringComparison.Ordinal);
    }

    private static void AssertShowsNoKey(string page, string keyFile)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(keyFile));
        var secrets = json.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("key").GetString()!).Append(json.RootElement.GetProperty("addressKey").GetString()!).ToList();
        Assert.True(secrets.Count >= 2);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }
}
