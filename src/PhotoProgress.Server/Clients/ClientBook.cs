using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Server.Clients;

/// <summary>Writes clients and their consents, each with its line in the audit trail.</summary>
public sealed partial class ClientBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    /// <param name="siteId">Null takes the clinic's first site that is not retired.</param>
    public async Task<Answer<Client>> AddAsync(string? code, Guid? siteId, string actor, CancellationToken cancellation)
    {
        if (FaultOf(code) is { } fault) return fault;
        var site = await db.Sites.Where(s => s.RetiredAt == null && (siteId == null || s.Id == siteId)).OrderBy(s => s.Name).FirstOrDefaultAsync(cancellation);
        if (site is null) return new Fault("siteId", siteId.ToString(), "write the id of a site of the clinic that is not retired, or leave it out.");
        var client = new Client { Id = ids.New(), Code = code!, SiteId = site.Id, CreatedAt = clock.GetUtcNow() };
        try
        {
            await SaveAsync(client, new AuditLine(actor, "client.add", $"client:{client.Id}"), cancellation);
            return client;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Clients.AnyAsync(c => c.Code == code, cancellation)) throw;
            return new Fault("code", code, "another client has this code: write another one.") { IsConflict = true };
        }
    }

    /// <summary>Notes a consent. One that stands already is left as it is.</summary>
    public async Task<Answer<Consent>> GiveAsync(Guid clientId, ConsentPurpose purpose, string actor, CancellationToken cancellation)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == clientId, cancellation)) return Absent.Row;
        if (await Standing(clientId, purpose).FirstOrDefaultAsync(cancellation) is { } standing) return standing;
        var consent = new Consent { Id = ids.New(), ClientId = clientId, Purpose = purpose, GivenAt = clock.GetUtcNow() };
        await SaveAsync(consent, new AuditLine(actor, "consent.give", $"client:{clientId}", $"purpose={purpose}"), cancellation);
        return consent;
    }

    /// <summary>Withdraws a consent. No photo is taken in afterwards; what is there stays until the client is deleted.</summary>
    /// <returns>Whether one stood.</returns>
    public async Task<bool> WithdrawAsync(Guid clientId, ConsentPurpose purpose, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var withdrawn = await Standing(clientId, purpose).ExecuteUpdateAsync(set => set.SetProperty(c => c.WithdrawnAt, now), cancellation);
        if (withdrawn > 0) await audit.AddAsync(db, new AuditLine(actor, "consent.withdraw", $"client:{clientId}", $"purpose={purpose}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return withdrawn > 0;
    }

    /// <summary>Notes that a client asks for deletion, or takes that back; the owner confirms it. What is noted already stays as it is.</summary>
    public async Task AskDeletionAsync(Guid clientId, bool isAsked, string actor, CancellationToken cancellation)
    {
        DateTimeOffset? at = isAsked ? clock.GetUtcNow() : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await db.Clients.Where(c => c.Id == clientId && (c.DeletionAskedAt == null) == isAsked)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.DeletionAskedAt, at), cancellation);
        if (changed > 0) await audit.AddAsync(db, new AuditLine(actor, isAsked ? "client.ask-deletion" : "client.keep", $"client:{clientId}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private IQueryable<Consent> Standing(Guid clientId, ConsentPurpose purpose) =>
        db.Consents.Where(c => c.ClientId == clientId && c.Purpose == purpose && c.WithdrawnAt == null);

    private static Fault? FaultOf(string? code) => code is not null && Code().IsMatch(code) ? null : new Fault(
        "code", code, "write the client's code: 1 to 40 letters, digits, . _ or -, beginning with a letter or digit, such as C-017; never a name.");

    private async Task SaveAsync(object row, AuditLine line, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, line, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // As in course.json.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex Code();
}
