using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PhotoProgress.Data.Trail;

/// <summary>Who did what to what; ids and numbers only.</summary>
/// <param name="Subject">Kind and id, such as <c>photo:…</c>.</param>
public sealed record AuditLine(string Actor, string Action, string Subject, string? Detail = null);

/// <summary>
/// The append-only audit trail. Each entry carries an HMAC-SHA-256 over itself and the entry before, with a key that is not in the
/// database: whoever edits, removes or inserts rows without that key is found by <see cref="VerifyAsync"/>. Cutting off the end is found
/// by comparing with a number and digest noted before, as every backup does.
/// </summary>
public sealed class AuditTrail(TimeProvider clock, AuditKey key)
{
    private static readonly string Nothing = new('0', 64);

    /// <summary>One lock of the database server for this one purpose: "PPAuditT".</summary>
    private const long PostgresLock = 0x5050417564697454;

    /// <summary>Adds a line; in the caller's transaction if there is one, so that the deed and its trace stand or fall together.</summary>
    public async Task AddAsync(ClinicDb db, AuditLine line, CancellationToken cancellation = default)
    {
        if (db.Database.CurrentTransaction is null)
        {
            await using var own = await db.Database.BeginTransactionAsync(cancellation);
            await AppendAsync(db, line, cancellation);
            await own.CommitAsync(cancellation);
        }
        else
        {
            await AppendAsync(db, line, cancellation);
        }
    }

    /// <summary>Reads the whole trail.</summary>
    /// <returns>How many entries were found good and the digest of the last; or the first one that is not.</returns>
    public async Task<AuditState> VerifyAsync(ClinicDb db, CancellationToken cancellation = default)
    {
        var (previous, number) = (Nothing, 0L);
        await foreach (var entry in db.Audit.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Number != number + 1) return new AuditState(number, previous, $"Entry {Text(number + 1)} is missing: the next one is {Text(entry.Number)}.");
            if (entry.PreviousHash != previous) return new AuditState(number, previous, $"Entry {Text(entry.Number)} does not follow the entry before it.");
            if (entry.Hash != HashOf(entry)) return new AuditState(number, previous, $"Entry {Text(entry.Number)} was changed after it was written.");
            (previous, number) = (entry.Hash, entry.Number);
        }

        return new AuditState(number, previous, null);
    }

    private async Task AppendAsync(ClinicDb db, AuditLine line, CancellationToken cancellation)
    {
        await LockAsync(db, cancellation);
        var last = await db.Audit.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellation);
        var entry = new AuditEntry
        {
            Number = (last?.Number ?? 0) + 1,
            At = clock.GetUtcNow(),
            Actor = line.Actor,
            Action = line.Action,
            Subject = line.Subject,
            Detail = line.Detail,
            PreviousHash = last?.Hash ?? Nothing,
            Hash = Nothing,
        };
        entry.Hash = HashOf(entry);
        db.Audit.Add(entry);
        await db.SaveChangesAsync(cancellation);
        db.Entry(entry).State = EntityState.Detached;
    }

    /// <summary>Two entries must not follow the same one. A transaction of SQLite that writes is alone already.</summary>
    private static async Task LockAsync(ClinicDb db, CancellationToken cancellation)
    {
        if (db is PostgresClinicDb)
            await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create("SELECT pg_advisory_xact_lock({0})", PostgresLock), cancellation);
    }

    /// <summary>Fields with their lengths, so that no two entries read alike; instants in ticks, which both engines keep to the microsecond.</summary>
    private string HashOf(AuditEntry entry)
    {
        const int ticksPerMicrosecond = 10;
        string[] fields =
        [
            Text(entry.Number), Text(entry.At.UtcTicks / ticksPerMicrosecond), entry.Actor, entry.Action, entry.Subject, entry.Detail ?? "", entry.PreviousHash,
        ];
        var text = string.Concat(fields.Select(field => $"{Text(field.Length)}:{field};"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(text)));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The key of the trail's digests; it lies with the clinic's keys, not in the database.</summary>
public sealed record AuditKey(byte[] Bytes)
{
    public override string ToString() => nameof(AuditKey);
}

/// <summary>What reading the trail found.</summary>
/// <param name="Entries">Good entries, from the first on.</param>
/// <param name="Head">Digest of the last good one.</param>
/// <param name="Fault">What is wrong with the next one; null when all are good.</param>
public sealed record AuditState(long Entries, string Head, string? Fault);
