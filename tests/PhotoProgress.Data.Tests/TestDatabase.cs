using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PhotoProgress.Data;

namespace PhotoProgress.Data.Tests;

/// <summary>A fresh, migrated database of one engine; gone with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;

    private TestDatabase(Engine engine, string connection, string? folder) => (Engine, Connection, _folder) = (engine, connection, folder);

    public Engine Engine { get; }

    public string Connection { get; }

    public ClinicDb Open() => Database.Open(Engine, Connection);

    public static async Task<TestDatabase> CreateAsync(Engine engine) => engine == Engine.Sqlite ? await OnFileAsync() : await OnServerAsync();

    public ValueTask DisposeAsync()
    {
        if (_folder is null) return ValueTask.CompletedTask;
        Database.CloseIdle();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<TestDatabase> OnFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-db-").FullName;
        var file = Path.Combine(folder, "clinic.db");
        await File.WriteAllBytesAsync(file, await MigratedFile.Value);
        return new TestDatabase(Engine.Sqlite, $"Data Source={file}", folder);
    }

    private static async Task<TestDatabase> OnServerAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _made)}_{Environment.ProcessId}");
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {await MigratedName.Value}");
        return new TestDatabase(Engine.Postgres, PrivatePostgres.ConnectionTo(name), null);
    }

    private static async Task OnServerAsync(string command)
    {
        await using var admin = new NpgsqlConnection(PrivatePostgres.ConnectionTo("postgres"));
        await admin.OpenAsync();
        await using var run = new NpgsqlCommand(command, admin);
        await run.ExecuteNonQueryAsync();
    }

    /// <summary>Bytes of a migrated database without a row. Not pooled: what closes it writes all of it to the file, and no connection is left.</summary>
    private static async Task<byte[]> MigrateFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-db-");
        var file = Path.Combine(folder.FullName, "clinic.db");
        await using (var db = Database.Open(Engine.Sqlite, $"Data Source={file};Pooling=False")) await db.Database.MigrateAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    /// <summary>Name of a migrated database without a row. Not pooled: nobody may be connected to what is copied.</summary>
    private static async Task<string> MigrateOnServerAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"migrated_{Environment.ProcessId}");
        await OnServerAsync($"CREATE DATABASE {name}");
        await using var db = Database.Open(Engine.Postgres, PrivatePostgres.ConnectionTo(name) + ";Pooling=False");
        await db.Database.MigrateAsync();
        return name;
    }

    private static int _made;

    /// <summary>A migration takes a second or more: it is run once, and every database is a copy of what it made.</summary>
    private static readonly Lazy<Task<byte[]>> MigratedFile = new(MigrateFileAsync);
    private static readonly Lazy<Task<string>> MigratedName = new(MigrateOnServerAsync);
}

/// <summary>A PostgreSQL server of the test process's own: a temporary folder, a Unix socket, no port; it ends with the process.</summary>
public static class PrivatePostgres
{
    private static readonly Lazy<string?> Socket = new(Start);

    /// <summary>Null where there is no PostgreSQL on this machine; tests of that engine are then skipped.</summary>
    public static string? Programs { get; } = Find();

    public static string ConnectionTo(string database) =>
        $"Host={Socket.Value ?? throw new InvalidOperationException("PostgreSQL did not start.")};Username=postgres;Database={database};Maximum Pool Size=20";

    /// <summary>Debian's place: a folder for each version.</summary>
    private static string? Find() => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();

    private static string? Start()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-pg-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder);
        var data = Path.Combine(folder, "data");
        if (Environment.UserName == "root") Run("chown", "postgres", folder);
        AsServerUser("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"); // whatever the shell speaks: a letter counts as one
        AsServerUser("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=300", "start");
        return folder;
    }

    private static void Stop(string folder)
    {
        AsServerUser("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void AsServerUser(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        // The server that pg_ctl starts inherits the pipe and keeps it open: wait for the child, not for the end of its output.
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {child.ExitCode}.");
    }
}
