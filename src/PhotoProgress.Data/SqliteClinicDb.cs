using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhotoProgress.Data;

/// <summary>One file, one process: how the service comes.</summary>
public sealed class SqliteClinicDb(DbContextOptions<SqliteClinicDb> options) : ClinicDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    /// <summary>SQLite has no instants; ticks of universal time sort as they should, which text with offsets does not.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
