using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Backup;

/// <summary>The first entry of a backup, readable by anybody: what is needed to open the rest.</summary>
/// <param name="Schema">Of the file: <c>photoprogress.backup/1</c>.</param>
/// <param name="Id">32 hexadecimal digits, random.</param>
/// <param name="Migration">Name of the last migration of the database, the same on both engines.</param>
/// <param name="Salt">With the clinic's keys it makes the key of this backup.</param>
/// <param name="KeyCheck">Tells the clinic's keys from another clinic's.</param>
public sealed record BackupHead(
    string Schema, string Id, DateTimeOffset Created, string Program, string Migration, byte[] Salt, byte[] KeyCheck, IReadOnlyList<TableHead> Tables);

/// <param name="Columns">In the order in which rows hold them.</param>
public sealed record TableHead(string Name, IReadOnlyList<string> Columns);

/// <summary>The last entry of a backup, sealed: what all of it must come to. Without it the file is cut off.</summary>
/// <param name="AnalysisVersions">That readings in it were made with.</param>
/// <param name="KeyIds">Of the keys that its photos need.</param>
/// <param name="Gone">Addresses that rows name and whose photos were deleted, rows and all, while the backup was made.</param>
/// <param name="Damaged">Addresses of photos that were missing or damaged in the clinic itself.</param>
public sealed record BackupManifest(
    IReadOnlyList<TableCount> Tables, long Photos, long PhotoBytes, IReadOnlyList<string> AnalysisVersions, IReadOnlyList<string> KeyIds,
    IReadOnlyList<string> Gone, IReadOnlyList<string> Damaged, AuditState Audit)
{
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <param name="Digest">Of all rows together, whatever their order: <see cref="RowDigest"/>.</param>
public sealed record TableCount(string Name, long Rows, string Digest);

/// <summary>What a backup or a restore did.</summary>
public sealed record BackupResult(BackupHead Head, BackupManifest Manifest);

/// <summary>Where a clinic is.</summary>
/// <param name="Data">Folder of everything that the service keeps.</param>
public sealed record ClinicPlace(string Data, Engine Engine, string Connection, Store.PhotoStore Store)
{
    public ClinicDb Open() => Database.Open(Engine, Connection);
}
