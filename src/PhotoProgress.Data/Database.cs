using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PhotoProgress.Data;

/// <summary>Which engine holds the clinic's rows.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Opens the clinic's database.</summary>
public static class Database
{
    /// <summary>Seconds that a writer waits for another one before it gives up; work holds no transaction while it computes.</summary>
    private const int CommandTimeoutSeconds = 30;

    public static IServiceCollection AddClinicDb(this IServiceCollection services, Engine engine, string connection) => engine == Engine.Sqlite
        ? services.AddDbContext<SqliteClinicDb>(options => OnSqlite(options, connection))
            .AddScoped<ClinicDb>(scope => scope.GetRequiredService<SqliteClinicDb>())
        : services.AddDbContext<PostgresClinicDb>(options => OnPostgres(options, connection))
            .AddScoped<ClinicDb>(scope => scope.GetRequiredService<PostgresClinicDb>());

    /// <summary>Identity asks the container which of its tables there are; outside the service there is none but this.</summary>
    private static readonly IServiceProvider Tables = new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    /// <summary>A context of its own, for commands, migrations and tests.</summary>
    public static ClinicDb Open(Engine engine, string connection) => engine == Engine.Sqlite
        ? new SqliteClinicDb((DbContextOptions<SqliteClinicDb>)OnSqlite(new DbContextOptionsBuilder<SqliteClinicDb>().UseApplicationServiceProvider(Tables), connection).Options)
        : new PostgresClinicDb((DbContextOptions<PostgresClinicDb>)OnPostgres(new DbContextOptionsBuilder<PostgresClinicDb>().UseApplicationServiceProvider(Tables), connection).Options);

    /// <summary>
    /// Brings the tables to this version. On PostgreSQL several processes may do so at once. On SQLite only one process may use the file,
    /// and a lock that the tables hold is one that a killed process left behind: waiting for it would last for ever.
    /// </summary>
    public static async Task UpgradeAsync(ClinicDb db, CancellationToken cancellation = default)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any()) return;
        if (db is SqliteClinicDb) await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>Closes connections to SQLite files that are kept for later use, so that a file may be deleted.</summary>
    public static void CloseIdle()
    {
        SqliteLibrary.EnsureLoaded(); // where nothing was opened, this is the first that SQLite is asked for
        SqliteConnection.ClearAllPools();
    }

    private static DbContextOptionsBuilder OnSqlite(DbContextOptionsBuilder options, string connection)
    {
        SqliteLibrary.EnsureLoaded();
        return options.UseSqlite(connection, sqlite => sqlite.CommandTimeout(CommandTimeoutSeconds));
    }

    private static DbContextOptionsBuilder OnPostgres(DbContextOptionsBuilder options, string connection)
    {
        SqliteLibrary.EnsureLoaded(); // a process that opens both, as tests do, must not load SQLite in the wrong way in between
        return options.UseNpgsql(connection, postgres => postgres.CommandTimeout(CommandTimeoutSeconds));
    }
}
