using Microsoft.EntityFrameworkCore;

namespace PhotoProgress.Data.Tests;

public class MigrationTests
{
    [Theory, Engines]
    public async Task Migrations_OfEachEngine_CoverTheModel(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: dotnet run --project scripts/migrations -- NAME");
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
    }

    /// <summary>Text with offsets would sort 10:00+02:00 after 09:00Z, which is later.</summary>
    [Theory, Engines]
    public async Task Instants_OfDifferentOffsets_SortByTime(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        var early = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(2));
        var late = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        db.Workers.AddRange(
            new Work.WorkerBeat { Name = "late", AnalysisVersion = "1", StartedAt = late, SeenAt = late },
            new Work.WorkerBeat { Name = "early", AnalysisVersion = "1", StartedAt = early, SeenAt = early });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.Equal(["early", "late"], await db.Workers.OrderBy(w => w.SeenAt).Select(w => w.Name).ToListAsync());
        Assert.Equal(early.UtcTicks, (await db.Workers.SingleAsync(w => w.Name == "early")).SeenAt.UtcTicks);
    }

    /// <summary>Found by killing the service while it started: the lock's row stayed, and every later start waited for it.</summary>
    [Fact]
    public async Task Upgrade_WithALockOfADeadProcess_DoesNotWait()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-db-");
        await using (var db = Database.Open(Engine.Sqlite, $"Data Source={Path.Combine(folder.FullName, "clinic.db")}"))
        {
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');""");
            await Database.UpgradeAsync(db).WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }

        Database.CloseIdle();
        folder.Delete(recursive: true);
    }

    /// <summary>A camera writes the time of its own clock and no zone.</summary>
    [Theory, Engines]
    public async Task CameraTime_WithoutZone_ComesBackAsItWas(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        var taken = new DateTime(2026, 3, 1, 23, 30, 0, DateTimeKind.Unspecified);
        db.Triage.Add(new Photos.TriageItem { Id = Ids.Random.New(), Address = new string('0', 64), Reason = "no_session" });
        await db.SaveChangesAsync();
        await db.Triage.ExecuteUpdateAsync(set => set.SetProperty(t => t.TakenAt, taken));
        db.ChangeTracker.Clear();
        var read = (await db.Triage.SingleAsync()).TakenAt;
        Assert.Equal((taken, DateTimeKind.Unspecified), (read!.Value, read.Value.Kind));
    }
}
