using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhotoProgress.Data;

/// <summary>A database server: several processes, several machines.</summary>
public sealed class PostgresClinicDb(DbContextOptions<PostgresClinicDb> options) : ClinicDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Universal>();
        configurationBuilder.Properties<DateTime>().HaveConversion<CameraTime>();
    }

    /// <summary>Npgsql takes universal time only.</summary>
    private sealed class Universal() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(), instant => instant);

    /// <summary>Times of a camera's clock have no zone; Npgsql's column would refuse them. They are kept as if universal and come back as they were.</summary>
    private sealed class CameraTime() : ValueConverter<DateTime, DateTime>(
        clock => DateTime.SpecifyKind(clock, DateTimeKind.Utc), stored => DateTime.SpecifyKind(stored, DateTimeKind.Unspecified));
}
