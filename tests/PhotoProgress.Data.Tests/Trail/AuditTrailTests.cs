using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Tests.Trail;

public class AuditTrailTests
{
    private readonly AuditTrail _trail = new(TimeProvider.System, new AuditKey([1, 2, 3]));

    [Theory, Engines]
    public async Task Verify_OfAnUntouchedTrail_FindsAllEntries(Engine engine)
    {
        await using var database = await FilledAsync(engine, 5);
        await using var db = database.Open();
        var state = await _trail.VerifyAsync(db);
        Assert.Null(state.Fault);
        Assert.Equal(5, state.Entries);
        Assert.Equal((await db.Audit.SingleAsync(e => e.Number == 5)).Hash, state.Head);
    }

    [Theory, Engines]
    public async Task Verify_AfterAnEdit_NamesTheEntry(Engine engine)
    {
        await using var database = await FilledAsync(engine, 5);
        await using var db = database.Open();
        await db.Audit.Where(e => e.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.Actor, "member:somebody-else"));
        var state = await _trail.VerifyAsync(db);
        Assert.Equal(2, state.Entries);
        Assert.Contains("Entry 3 was changed", state.Fault, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Verify_AfterARemoval_NamesTheGap(Engine engine)
    {
        await using var database = await FilledAsync(engine, 5);
        await using var db = database.Open();
        await db.Audit.Where(e => e.Number == 3).ExecuteDeleteAsync();
        Assert.Contains("Entry 3 is missing", (await _trail.VerifyAsync(db)).Fault, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Verify_WithAnotherKey_TrustsNothing(Engine engine)
    {
        await using var database = await FilledAsync(engine, 2);
        await using var db = database.Open();
        var state = await new AuditTrail(TimeProvider.System, new AuditKey([9])).VerifyAsync(db);
        Assert.Equal(0, state.Entries);
        Assert.NotNull(state.Fault);
    }

    [Theory, Engines]
    public async Task Add_FromSeveralAtOnce_KeepsOneChain(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), async (i, cancellation) =>
        {
            await using var db = database.Open();
            await _trail.AddAsync(db, new AuditLine("worker", "photo.view", $"photo:{i}"), cancellation);
        });
        await using var db = database.Open();
        var state = await _trail.VerifyAsync(db);
        Assert.Null(state.Fault);
        Assert.Equal(40, state.Entries);
    }

    [Theory, Engines]
    public async Task Add_InATransactionThatIsRolledBack_LeavesNothing(Engine engine)
    {
        await using var database = await FilledAsync(engine, 1);
        await using (var db = database.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await _trail.AddAsync(db, new AuditLine("worker", "photo.delete", "photo:1"));
            await transaction.RollbackAsync();
        }

        await using var after = database.Open();
        Assert.Equal(1, (await _trail.VerifyAsync(after)).Entries);
    }

    private async Task<TestDatabase> FilledAsync(Engine engine, int entries)
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        for (var i = 0; i < entries; i++) await _trail.AddAsync(db, new AuditLine("member:a", "photo.view", $"photo:{i}", "size=medium"));
        return database;
    }
}
