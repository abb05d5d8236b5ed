using System.Data;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// A whole clinic in one file (a tar archive): all rows as of one moment, sealed with a key of the clinic's, and the files of the photo store
/// that these rows name, encrypted as they are. The clinic's keys are not in it. The service may run meanwhile.
/// </summary>
public sealed class ClinicBackup(TimeProvider clock, RandomNumberGenerator random)
{
    private const string HalfEnding = ".part";
    private const int IdBytes = 16;
    private const int SaltBytes = 32;

    /// <summary>Writes a backup under another name, durably, and gives it its own when it is whole.</summary>
    /// <param name="file">Must not be there yet.</param>
    /// <param name="progress">Told after each photo how many are in the backup; may be null.</param>
    /// <exception cref="BackupException">There is a file of that name, or the clinic cannot be backed up as it is.</exception>
    /// <exception cref="IOException">The disk is full or fails; nothing is left behind.</exception>
    public async Task<BackupResult> WriteAsync(ClinicPlace clinic, string file, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        RestoreMarker.Refuse(clinic.Data);
        var path = Path.GetFullPath(file);
        if (Path.Exists(path)) throw new BackupException($"The backup '{file}' is there already: name another file.");
        File.Delete(path + HalfEnding);
        try
        {
            var result = await WriteHalfAsync(clinic, path + HalfEnding, progress, cancellation);
            File.Move(path + HalfEnding, path);
            Posix.SyncFolder(Path.GetDirectoryName(path)!);
            return result;
        }
        finally
        {
            File.Delete(path + HalfEnding);
        }
    }

    private async Task<BackupResult> WriteHalfAsync(ClinicPlace clinic, string half, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var db = clinic.Open();
        db.Database.SetCommandTimeout(TimeSpan.Zero); // one question may be answered for as long as the copying takes
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            throw new BackupException("The database is not one of this program's version: start the service once, which brings it up to date.");
        await using var moment = await BeginAsync(db, cancellation);
        await using var file = Posix.CreateFile(half);
        var tables = TableShape.Of(db);
        var head = NewHead(clinic.Store.Keys, Schema(db), tables);
        using var cipher = new PartCipher(clinic.Store.Keys, head.Salt);
        BackupManifest manifest;
        using (var writer = new BackupWriter(file, cipher, clock.GetUtcNow()))
        {
            writer.AddHead(head);
            manifest = await FillAsync(writer, db, tables, clinic, progress, cancellation);
            writer.AddManifest(manifest);
        }

        file.Flush(flushToDisk: true);
        return new BackupResult(head, manifest);
    }

    private async Task<BackupManifest> FillAsync(
        BackupWriter writer, ClinicDb db, IReadOnlyList<TableShape> tables, ClinicPlace clinic, IProgress<long>? progress, CancellationToken cancellation)
    {
        var rows = new TableRows(db);
        var counts = new List<TableCount>();
        foreach (var table in tables) counts.Add(await WriteRowsAsync(writer, rows, table, cancellation));
        var photos = new PhotoFiles(clinic);
        await foreach (var address in rows.AddressesAsync(tables, cancellation))
        {
            await photos.CopyAsync(writer, address, tables, cancellation);
            progress?.Report(writer.Photos);
        }

        writer.EndPhotos();
        return new BackupManifest(
            counts, writer.Photos, writer.PhotoBytes,
            await db.Readings.Select(r => r.AnalysisVersion).Distinct().OrderBy(v => v).ToListAsync(cancellation),
            [.. photos.KeyIds], photos.Gone, photos.Damaged,
            await new AuditTrail(clock, new AuditKey(clinic.Store.Keys.Derive("audit"))).VerifyAsync(db, cancellation));
    }

    private static async Task<TableCount> WriteRowsAsync(BackupWriter writer, TableRows rows, TableShape table, CancellationToken cancellation)
    {
        var (digest, parts) = (new RowDigest(), 0L);
        await foreach (var row in rows.ReadAsync(table, cancellation))
        {
            digest.Add(table, row);
            writer.AddRow(table.Name, RowLine.Of(table, row), ref parts);
        }

        writer.EndRows(table.Name, ref parts);
        return new TableCount(table.Name, digest.Rows, digest.Text);
    }

    private BackupHead NewHead(KeyRing keys, string migration, IReadOnlyList<TableShape> tables)
    {
        var salt = Bytes(SaltBytes);
        return new BackupHead(
            BackupLayout.Schema, Convert.ToHexStringLower(Bytes(IdBytes)), clock.GetUtcNow(), ProgramVersion, migration,
            salt, PartCipher.CheckOf(keys, salt), [.. tables.Select(table => table.Head)]);
    }

    /// <summary>
    /// A transaction that sees one moment. On SQLite a deferred one, which in WAL mode keeps nobody from writing; an ordinary one of EF would.
    /// </summary>
    private static async Task<IAsyncDisposable> BeginAsync(ClinicDb db, CancellationToken cancellation)
    {
        if (db is not SqliteClinicDb) return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        return (await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), cancellation))!;
    }

    /// <summary>The last migration by its name; the time before it differs between the engines.</summary>
    internal static string Schema(ClinicDb db)
    {
        var id = db.Database.GetMigrations().Last();
        return string.Create(CultureInfo.InvariantCulture, $"{db.Database.GetMigrations().Count()} {id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]}");
    }

    private static string ProgramVersion => typeof(ClinicBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.GetBytes(bytes);
        return bytes;
    }
}
