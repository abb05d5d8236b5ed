using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Tests.Backup;

public class BackupTests
{
    public static TheoryData<Engine, Engine> Ways() => PrivatePostgres.Programs is null
        ? new() { { Engine.Sqlite, Engine.Sqlite } }
        : new() { { Engine.Sqlite, Engine.Sqlite }, { Engine.Postgres, Engine.Postgres }, { Engine.Sqlite, Engine.Postgres }, { Engine.Postgres, Engine.Sqlite } };

    [Theory, MemberData(nameof(Ways))]
    public async Task Restore_OfABackup_BringsBackEveryRowAndPhoto(Engine from, Engine to)
    {
        await using var bench = await BackupBench.CreateAsync(from);
        var before = await ClinicSample.EverythingAsync(bench.Clinic);
        Assert.All(before, table => Assert.True(table.Value.Length > 0, $"{table.Key} is empty: the sample does not cover it."));
        var photos = bench.Folder.Store.All().ToDictionary(file => file.Address, file => File.ReadAllBytes(bench.Folder.FileOf(file.Address)));
        Assert.True(photos.Count > 10);

        var made = await bench.BackupAsync();
        Directory.Delete(bench.Folder.PhotoFolder, recursive: true);
        var (database, place) = await bench.EmptyAsync(to);
        var restored = await bench.RestoreAsync(place);

        var after = await ClinicSample.EverythingAsync(database);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Equal(photos.Keys.Order(StringComparer.Ordinal), place.Store.All().Select(file => file.Address));
        foreach (var (address, bytes) in photos) Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(place.Store.Folder, address[..2], address[2..4], address)));
        Assert.Equal((photos.Count, made.Head.Id), (restored.Manifest.Photos, restored.Head.Id));
        Assert.Equal(before.Sum(table => table.Value.Length), restored.Manifest.Rows);
        Assert.Null(RestoreMarker.Read(place.Data));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Restore_OfABackup_AccountsOpenAndTheTrailGoesOn(Engine from, Engine to)
    {
        await using var bench = await BackupBench.CreateAsync(from);
        await bench.BackupAsync();
        var (database, place) = await bench.EmptyAsync(to);
        await bench.RestoreAsync(place);

        await using var db = database.Open();
        var member = await db.Users.SingleAsync(m => m.Email == ClinicSample.Email);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Member>().VerifyHashedPassword(member, member.PasswordHash!, ClinicSample.Password));
        // A counter that starts from 1 again would give a number that a restored row has.
        db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = member.Id, ClaimType = "a", ClaimValue = "b" });
        await db.SaveChangesAsync();
        var trail = ClinicSample.TrailOf(bench.Folder);
        await trail.AddAsync(db, new AuditLine("operator", "clinic.restore", "clinic"));
        var state = await trail.VerifyAsync(db);
        Assert.Equal((4, null), (state.Entries, state.Fault));
    }

    /// <summary>Instants keep all their digits where the engine does.</summary>
    [Fact]
    public async Task Restore_SqliteToSqlite_KeepsTicks()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var (database, place) = await bench.EmptyAsync(Engine.Sqlite);
        await bench.RestoreAsync(place);
        await using var db = database.Open();
        Assert.Contains(await db.Photos.Select(p => p.ReceivedAt).ToListAsync(), at => at.UtcTicks % 10 == 7);
    }

    [Fact]
    public async Task Backup_OfRows_HoldsNoneOfThemReadable()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(bench.File));
        Assert.DoesNotContain(ClinicSample.Email, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("DisplayName 0", text, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(bench.File));
    }

    [Fact]
    public async Task Backup_FileThatIsThere_IsNotTouched()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(bench.File, "mine");
        Assert.Contains("is there already", (await Assert.ThrowsAsync<BackupException>(() => bench.BackupAsync())).Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(bench.File));
        Assert.Empty(Directory.GetFiles(bench.Folder.Root, "*.part"));
    }

    [Fact]
    public async Task Backup_PhotoDamagedOrMissingInTheClinic_IsToldAndTheRestIsSafe()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        var (damaged, missing) = (bench.Folder.Store.All().First().Address, bench.Folder.Store.All().Last().Address);
        var bytes = await File.ReadAllBytesAsync(bench.Folder.FileOf(damaged));
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(bench.Folder.FileOf(damaged), bytes);
        File.Delete(bench.Folder.FileOf(missing));

        var made = await bench.BackupAsync();
        Assert.Equal([damaged, missing], made.Manifest.Damaged);
        Assert.Empty(made.Manifest.Gone);
        var (database, place) = await bench.EmptyAsync(Engine.Sqlite);
        await bench.RestoreAsync(place);
        Assert.Equal(bench.Folder.Store.All().Select(file => file.Address), place.Store.All().Select(file => file.Address));
        Assert.Equal(await ClinicSample.EverythingAsync(bench.Clinic), await ClinicSample.EverythingAsync(database));
    }
}
