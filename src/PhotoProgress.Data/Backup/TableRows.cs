using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhotoProgress.Data.Backup;

/// <summary>Reads and writes rows of any table in the context's transaction, one at a time.</summary>
internal sealed class TableRows(ClinicDb db)
{
    public async IAsyncEnumerable<object?[]> ReadAsync(TableShape table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = await CommandAsync(table.SelectAll, cancellation);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) yield return [.. table.Columns.Select((column, i) => column.Read(row, i))];
    }

    public async Task<RowDigest> DigestAsync(TableShape table, CancellationToken cancellation)
    {
        var digest = new RowDigest();
        await foreach (var row in ReadAsync(table, cancellation)) digest.Add(table, row);
        return digest;
    }

    public async Task InsertAsync(TableShape table, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        await using var command = await CommandAsync(table.Insert, cancellation);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++) command.Parameters.Add(table.Columns[i].Parameter(command, i, row[i]));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Whatever the rows name in the photo store, each once.</summary>
    public async IAsyncEnumerable<string> AddressesAsync(IReadOnlyList<TableShape> tables, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = string.Join(" UNION ", from table in tables
                                         from column in table.Addresses
                                         let name = TableShape.Quoted(column.Name)
                                         select $"SELECT {name} FROM {TableShape.Quoted(table.Name)} WHERE {name} IS NOT NULL");
        await using var command = await CommandAsync(all + " ORDER BY 1", cancellation);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) yield return row.GetString(0);
    }

    public async Task<bool> IsNamedAsync(IReadOnlyList<TableShape> tables, string address, CancellationToken cancellation)
    {
        foreach (var (table, column) in tables.SelectMany(table => table.Addresses.Select(column => (table, column))))
        {
            await using var command = await CommandAsync($"SELECT COUNT(*) FROM {TableShape.Quoted(table.Name)} WHERE {TableShape.Quoted(column.Name)} = @p0", cancellation);
            command.Parameters.Add(column.Parameter(command, 0, address));
            if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) > 0) return true;
        }

        return false;
    }

    /// <summary>Takes out what names a photo that was deleted: the row, or only the name where a row may be without.</summary>
    public async Task ForgetAsync(IReadOnlyList<TableShape> tables, string address, CancellationToken cancellation)
    {
        foreach (var (table, column) in tables.SelectMany(table => table.Addresses.Select(column => (table, column))))
        {
            var (name, field) = (TableShape.Quoted(table.Name), TableShape.Quoted(column.Name));
            await using var command = await CommandAsync(column.IsNullable ? $"UPDATE {name} SET {field} = NULL WHERE {field} = @p0" : $"DELETE FROM {name} WHERE {field} = @p0", cancellation);
            command.Parameters.Add(column.Parameter(command, 0, address));
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    public async Task<string?> FirstFilledAsync(IEnumerable<TableShape> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
        {
            await using var command = await CommandAsync($"SELECT 1 FROM {TableShape.Quoted(table.Name)} LIMIT 1", cancellation);
            if (await command.ExecuteScalarAsync(cancellation) is not null) return table.Name;
        }

        return null;
    }

    /// <summary>PostgreSQL goes on counting where it was, not behind the rows that came in with their numbers.</summary>
    public async Task ContinueCountersAsync(IReadOnlyList<TableShape> tables, CancellationToken cancellation)
    {
        if (db is not PostgresClinicDb) return;
        foreach (var (table, column) in tables.SelectMany(table => table.Columns.Where(column => column.IsGenerated).Select(column => (table.Name, column.Name))))
        {
            await using var command = await CommandAsync(
                $"SELECT setval(pg_get_serial_sequence('{TableShape.Quoted(table)}', '{column}'), MAX({TableShape.Quoted(column)})) FROM {TableShape.Quoted(table)} HAVING MAX({TableShape.Quoted(column)}) IS NOT NULL", cancellation);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<DbCommand> CommandAsync(string sql, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql; // names come from the model, values are parameters
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = 0;
        return command;
    }
}
