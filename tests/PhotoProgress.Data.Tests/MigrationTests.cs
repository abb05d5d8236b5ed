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
}
