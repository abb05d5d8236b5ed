using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// Brings a clinic back from a backup into an empty place, on either engine. The whole backup is verified before anything is written; photos
/// come first, and all rows in one transaction at the end. A marker lies in the data folder until all of it was verified again.
/// </summary>
public sealed class ClinicRestore(TimeProvider clock)
{
    /// <param name="progress">Told after each photo how many were placed; may be null.</param>
    /// <exception cref="BackupException">The backup is damaged, needs other keys or another program, or the place is not empty.</exception>
    public async Task<BackupResult> RunAsync(ClinicPlace place, string file, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var db = place.Open();
        var backup = await VerifyAsync(file, place, db, cancellation);
        Posix.MakeFolder(Path.GetFullPath(place.Data));
        await Database.UpgradeAsync(db, cancellation);
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        var tables = TableShape.Of(db);
        if (await IsFilledAsync(place, db, tables, backup.Head.Id, cancellation))
        {
            await VerifyRowsAsync(db, tables, backup.Manifest, cancellation); // all rows were there already when it was interrupted
        }
        else
        {
            RestoreMarker.Write(place.Data, backup.Head.Id);
            await FillAsync(place, db, tables, file, backup.Manifest, progress, cancellation);
        }

        await VerifyPhotosAsync(place, db, tables, backup.Manifest, cancellation);
        RestoreMarker.Remove(place.Data);
        return backup;
    }

    /// <summary>Reads a backup back, every byte of it, and writes nothing: it would restore with these keys and this program.</summary>
    /// <exception cref="BackupException">It would not.</exception>
    public static async Task<BackupResult> VerifyAsync(ClinicPlace place, string file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var db = place.Open();
        return await VerifyAsync(file, place, db, cancellation);
    }

    /// <summary>Reads all of the backup and writes nothing.</summary>
    private static async Task<BackupResult> VerifyAsync(string file, ClinicPlace place, ClinicDb db, CancellationToken cancellation)
    {
        var lines = new Dictionary<string, long>();
        using var reader = new BackupReader(file, place.Store.Keys);
        await foreach (var part in reader.PartsAsync(cancellation))
            if (part is BackupPart.Rows rows) lines[rows.Table] = lines.GetValueOrDefault(rows.Table) + rows.Lines.AsSpan().Count((byte)'\n');

        var (head, manifest) = (reader.Head!, reader.Manifest!);
        RefuseOtherSchema(head, db, file);
        if (manifest.Tables.FirstOrDefault(table => lines.GetValueOrDefault(table.Name) != table.Rows) is { } lost)
            throw reader.Damaged($"{lost.Name} should have {lost.Rows} rows and has {lines.GetValueOrDefault(lost.Name)}");
        if (manifest.KeyIds.FirstOrDefault(id => place.Store.Keys.Find(id) is null) is { } missing)
            throw new BackupException($"The backup '{file}' needs key {missing}, which is not in '{place.Store.Keys.Path}': put that key's entry back from the copy of the key file that was kept with the backup.");
        return new BackupResult(head, manifest);
    }

    private static void RefuseOtherSchema(BackupHead head, ClinicDb db, string file)
    {
        var own = TableShape.Of(db).Select(table => table.Head).OrderBy(table => table.Name, StringComparer.Ordinal);
        var theirs = head.Tables.OrderBy(table => table.Name, StringComparer.Ordinal);
        if (head.Migration != ClinicBackup.Schema(db) || !own.Select(Text).SequenceEqual(theirs.Select(Text)))
            throw new BackupException($"The backup '{file}' holds tables of version \"{head.Migration}\" (program {head.Program}), and this program's are \"{ClinicBackup.Schema(db)}\": restore it with the program that wrote it, then start the newer one, which brings the tables up to date.");
    }

    private static string Text(TableHead table) => $"{table.Name}({string.Join(',', table.Columns)})";

    /// <returns>Whether the rows of this backup are all there, from a restore that was interrupted after them.</returns>
    /// <exception cref="BackupException">Something else is there.</exception>
    private static async Task<bool> IsFilledAsync(ClinicPlace place, ClinicDb db, IReadOnlyList<TableShape> tables, string id, CancellationToken cancellation)
    {
        var begun = RestoreMarker.Read(place.Data);
        if (begun is not null && begun != id)
            throw new BackupException($"The data folder '{place.Data}' holds half of another backup, {begun}: finish that restore, or empty the folder and the database.");
        var filled = await new TableRows(db).FirstFilledAsync(tables, cancellation);
        if (begun is not null) return filled is not null;
        if (filled is not null) throw new BackupException($"The database is not empty: table {filled} holds rows. Restore into an empty one, and before the service was started on it.");
        if (place.Store.All().Any()) throw new BackupException($"The photo store '{place.Store.Folder}' is not empty: restore into an empty data folder.");
        return false;
    }

    private async Task FillAsync(
        ClinicPlace place, ClinicDb db, IReadOnlyList<TableShape> tables, string file, BackupManifest manifest, IProgress<long>? progress, CancellationToken cancellation)
    {
        var placed = 0L;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = new TableRows(db);
        using var reader = new BackupReader(file, place.Store.Keys);
        await foreach (var part in reader.PartsAsync(cancellation))
        {
            if (part is BackupPart.Photo photo)
            {
                await place.Store.PutAsync(photo.Address, photo.File, cancellation);
                progress?.Report(++placed);
            }
            else if (part is BackupPart.Rows some) await InsertAsync(rows, tables.Single(table => table.Name == some.Table), some.Lines, cancellation);
        }

        await VerifyRowsAsync(db, tables, manifest, cancellation);
        await VerifyTrailAsync(place, db, manifest, cancellation);
        foreach (var address in manifest.Gone) await rows.ForgetAsync(tables, address, cancellation);
        await rows.ContinueCountersAsync(tables, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task InsertAsync(TableRows rows, TableShape table, byte[] lines, CancellationToken cancellation)
    {
        var parsed = new List<object?[]>();
        for (int from = 0, end; from < lines.Length; from = end + 1)
        {
            end = Array.IndexOf(lines, (byte)'\n', from);
            parsed.Add(RowLine.Parse(table, lines.AsMemory(from, end - from)));
        }

        await rows.InsertAsync(table, parsed, cancellation);
    }

    private static async Task VerifyRowsAsync(ClinicDb db, IReadOnlyList<TableShape> tables, BackupManifest manifest, CancellationToken cancellation)
    {
        if (manifest.Gone.Count > 0 && db.Database.CurrentTransaction is null) return; // their rows were taken out when the rest was found good
        foreach (var expected in manifest.Tables)
        {
            var found = await new TableRows(db).DigestAsync(tables.Single(table => table.Name == expected.Name), cancellation);
            if (found.Rows != expected.Rows || found.Text != expected.Digest)
                throw new BackupException($"Table {expected.Name} did not come back as it was backed up ({found.Rows} of {expected.Rows} rows): empty the database and the data folder and restore again.");
        }
    }

    private async Task VerifyTrailAsync(ClinicPlace place, ClinicDb db, BackupManifest manifest, CancellationToken cancellation)
    {
        var found = await new AuditTrail(clock, new AuditKey(place.Store.Keys.Derive("audit"))).VerifyAsync(db, cancellation);
        if (found != manifest.Audit)
            throw new BackupException($"The audit trail did not come back as it was backed up: {found.Fault ?? "its end is another"}. Take another copy of the backup.");
    }

    private static async Task VerifyPhotosAsync(ClinicPlace place, ClinicDb db, IReadOnlyList<TableShape> tables, BackupManifest manifest, CancellationToken cancellation)
    {
        var damaged = manifest.Damaged.ToHashSet();
        await foreach (var address in new TableRows(db).AddressesAsync(tables, cancellation))
        {
            try
            {
                if (!damaged.Contains(address)) await place.Store.VerifyAsync(address, cancellation);
            }
            catch (Exception fault) when (fault is StoreCorruptException or FileNotFoundException)
            {
                throw new BackupException($"{fault.Message.TrimEnd('.')}: it did not come back as it was backed up. Run the same restore again.", fault);
            }
        }
    }
}
