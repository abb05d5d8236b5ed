namespace PhotoProgress.Data.Tests;

/// <summary>A test on both engines; where there is no PostgreSQL its case is skipped, visibly.</summary>
public sealed class EnginesAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        Enum.GetValues<Engine>().Where(engine => engine == Engine.Sqlite || PrivatePostgres.Programs is not null).Select(engine => new object[] { engine });
}

/// <summary>Shows in the results that one engine was not tested.</summary>
public class EngineTests
{
    [NeedsPostgresFact]
    public async Task Postgres_IsThere_AndTested()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Postgres);
        await using var db = database.Open();
        Assert.True(await db.Database.CanConnectAsync());
    }
}

public sealed class NeedsPostgresFactAttribute : FactAttribute
{
    public NeedsPostgresFactAttribute()
    {
        if (PrivatePostgres.Programs is null) Skip = "PostgreSQL is not installed (Debian: postgresql): tests ran on SQLite only.";
    }
}
