using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Manage;

/// <summary>A site and how many clients belong to it.</summary>
public sealed record SiteUse(Site Site, int Clients);

/// <summary>Writes the clinic's sites, each change with its line in the audit trail. One site is always there to take clients.</summary>
public sealed class SiteBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int LongestName = 120;
    private const int MostListed = 500;

    public Task<List<SiteUse>> ListAsync(CancellationToken cancellation) => db.Sites.AsNoTracking().OrderBy(s => s.RetiredAt != null).ThenBy(s => s.Name).ThenBy(s => s.Id).Take(MostListed)
        .Select(s => new SiteUse(s, db.Clients.Count(c => c.SiteId == s.Id))).ToListAsync(cancellation);

    public async Task<Answer<Site>> AddAsync(string? name, string actor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await FaultOfAsync(name, null, cancellation) is { } fault) return fault;
        var site = new Site { Id = ids.New(), Name = name!.Trim() };
        db.Sites.Add(site);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "site.add", $"site:{site.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return site;
    }

    public async Task<Answer<Site>> RenameAsync(Guid id, string? name, string actor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var site = await db.Sites.FirstOrDefaultAsync(s => s.Id == id, cancellation);
        if (site is null) return Absent.Row;
        if (await FaultOfAsync(name, id, cancellation) is { } fault) return fault;
        site.Name = name!.Trim();
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "site.rename", $"site:{id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return site;
    }

    /// <summary>It takes no new clients; its clients stay. Retiring it again changes nothing.</summary>
    public async Task<Answer<Site>> RetireAsync(Guid id, string actor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var site = await db.Sites.FirstOrDefaultAsync(s => s.Id == id, cancellation);
        if (site is null) return Absent.Row;
        if (site.RetiredAt is not null) return site;
        if (!await db.Sites.AnyAsync(s => s.Id != id && s.RetiredAt == null, cancellation))
            return new Fault("site", site.Name, "this is the only site that takes clients: add another one first.") { IsConflict = true };
        site.RetiredAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "site.retire", $"site:{id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return site;
    }

    private async Task<Fault?> FaultOfAsync(string? name, Guid? own, CancellationToken cancellation)
    {
        var text = name?.Trim() ?? "";
        if (text.Length is 0 or > LongestName) return new Fault("name", name, "write a name of 1 to 120 letters.");
        return await db.Sites.AnyAsync(s => s.Id != own && s.Name == text, cancellation) ? new Fault("name", text, "another site has this name: write another one.") { IsConflict = true } : null;
    }
}
