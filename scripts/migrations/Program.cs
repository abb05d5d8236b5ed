// Adds a migration to both sets after the model has changed:  dotnet run --project scripts/migrations -- NAME
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;
using PhotoProgress.Data;

#pragma warning disable EF1001 // the designers of the engines are internal, and the only way to a migration without the tool

if (args is not [{ Length: > 0 } name])
{
    Console.Error.WriteLine("Name the migration, e.g.: dotnet run --project scripts/migrations -- AddNotes");
    return 2;
}

var data = Path.Combine(Directory.GetCurrentDirectory(), "src", "PhotoProgress.Data");
if (!Directory.Exists(data))
{
    Console.Error.WriteLine($"There is no {data}: run this in the repository's folder.");
    return 2;
}

using var sqlite = Database.Open(Engine.Sqlite, "Data Source=none");
using var postgres = Database.Open(Engine.Postgres, "Host=none");
Add(sqlite, "Sqlite", services => new SqliteDesignTimeServices().ConfigureDesignTimeServices(services));
Add(postgres, "Postgres", services => new NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services));
return 0;

void Add(DbContext context, string engine, Action<IServiceCollection> designers)
{
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(context);
    designers(services);
    using var scope = services.BuildServiceProvider().CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var folder = Path.Combine(data, "Migrations", engine);
    var files = scaffolder.Save(data, scaffolder.ScaffoldMigration(name, "PhotoProgress.Data", $"Migrations.{engine}"), folder, dryRun: false);
    Console.WriteLine(files.MigrationFile);
}
