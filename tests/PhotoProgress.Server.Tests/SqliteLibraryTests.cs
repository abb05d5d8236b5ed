using PhotoProgress.Data;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Server.Tests;

public class SqliteLibraryTests
{
    /// <summary>
    /// A statement whose tables another connection changed is prepared again, within sqlite3_step, which resets it: the call that ended in
    /// Debian's libsqlite3 once libvips had loaded it, and ended the process.
    /// </summary>
    [Fact]
    public async Task Sqlite_BesideLibvips_CallsItself()
    {
        _ = new PhotoProgress.Analysis.Ingest.PhotoCodec();
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var reader = new Microsoft.Data.Sqlite.SqliteConnection(database.Connection);
        await using var changer = new Microsoft.Data.Sqlite.SqliteConnection(database.Connection);
        await reader.OpenAsync();
        await changer.OpenAsync();
        await using var count = reader.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM Clients";
        await count.PrepareAsync();
        await using var change = changer.CreateCommand();
        change.CommandText = "CREATE TABLE Another (Id INTEGER)";
        await change.ExecuteNonQueryAsync();
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }
}
