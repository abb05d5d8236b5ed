using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Access;

/// <param name="Name">What the token is for; 1 to 120 letters.</param>
/// <param name="Scopes">What it may do, such as <c>photos:write</c>; at least one.</param>
/// <param name="ExpiresInDays">1 to 3650; null never.</param>
public sealed record NewToken(string? Name, IReadOnlyList<string>? Scopes, int? ExpiresInDays);

/// <param name="Secret">Shown this once: it is not stored.</param>
public sealed record TokenMade(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt, string Secret);

/// <summary>A token without its secret.</summary>
/// <param name="LastUsedAt">To the minute; null before the first use.</param>
public sealed record TokenRow(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

/// <summary>API tokens: made and revoked by the clinic's owner, by cookie only, because no token may have what this needs.</summary>
public sealed class Tokens(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    /// <summary>Begins every secret, so that people and scanners of repositories know what they have found.</summary>
    public const string Prefix = "ppt_";

    private const int LongestName = 120;
    private const int LongestLife = 3650;
    private const int MostListed = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Tokens").Needs(Permission.ClinicManage);
        tokens.MapGet("", (Tokens all, CancellationToken cancellation) => all.ListAsync(cancellation))
            .WithSummary("Lists API tokens, without their secrets.");
        tokens.MapPost("", async Task<Results<Created<TokenMade>, ProblemHttpResult>> (NewToken token, Tokens all, ClaimsPrincipal user, CancellationToken cancellation) =>
                Problems.Created(await all.CreateAsync(token, user.MemberId() ?? Guid.Empty, user.Name(), cancellation), made => $"/api/v1/tokens/{made.Id}"))
            .WithSummary("Makes an API token; its secret is in this answer and nowhere else.").Fails(400);
        tokens.MapDelete("/{id:guid}", async Task<Results<NoContent, ProblemHttpResult>> (Guid id, Tokens all, ClaimsPrincipal user, CancellationToken cancellation) =>
                await all.RevokeAsync(id, user.Name(), cancellation) ? TypedResults.NoContent() : Problems.NotThere)
            .WithSummary("Revokes an API token, at once and for good.").Fails(404);
    }

    public async Task<IReadOnlyList<TokenRow>> ListAsync(CancellationToken cancellation)
    {
        var rows = await db.ApiTokens.AsNoTracking().OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).Take(MostListed).ToListAsync(cancellation);
        return [.. rows.Select(t => new TokenRow(t.Id, t.Name, Scopes.OfRow(t.Scopes), t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt))];
    }

    /// <summary>256 random bits; their digest is stored.</summary>
    public async Task<Answer<TokenMade>> CreateAsync(NewToken token, Guid by, string actor, CancellationToken cancellation)
    {
        if (FaultOf(token) is { } fault) return fault;
        var secret = Prefix + ids.Secret();
        var scopes = token.Scopes!.Distinct().ToList();
        var now = clock.GetUtcNow();
        var row = new ApiToken
        {
            Id = ids.New(),
            Name = token.Name!.Trim(),
            Hash = Ids.HashOf(secret),
            Scopes = string.Join(' ', scopes.Select(scope => Scopes.Read(scope)!.Value)),
            CreatedBy = by,
            CreatedAt = now,
            ExpiresAt = token.ExpiresInDays is { } days ? now.AddDays(days) : null,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.ApiTokens.Add(row);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "token.create", $"token:{row.Id}", $"scopes={string.Join(',', scopes)}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return new TokenMade(row.Id, row.Name, scopes, row.ExpiresAt, secret);
    }

    /// <returns>Whether there is such a token; revoking it again changes nothing.</returns>
    public async Task<bool> RevokeAsync(Guid id, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var revoked = await db.ApiTokens.Where(t => t.Id == id && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
        if (revoked > 0) await audit.AddAsync(db, new AuditLine(actor, "token.revoke", $"token:{id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return await db.ApiTokens.AnyAsync(t => t.Id == id, cancellation);
    }

    private static Fault? FaultOf(NewToken token)
    {
        if (string.IsNullOrWhiteSpace(token.Name)) return new Fault("name", token.Name, "write what the token is for.");
        if (token.Name.Trim().Length > LongestName) return new Fault("name", token.Name, "write at most 120 letters.");
        if (token.Scopes is not { Count: > 0 }) return new Fault("scopes", null, $"write at least one of {string.Join(", ", Scopes.All)}.");
        if (token.Scopes.FirstOrDefault(scope => Scopes.Read(scope) is null) is { } unknown) return new Fault("scopes", unknown, $"this is no scope: write some of {string.Join(", ", Scopes.All)}.");
        return token.ExpiresInDays is null or (>= 1 and <= LongestLife) ? null
            : new Fault("expiresInDays", token.ExpiresInDays.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), "write 1 to 3650 days, or leave it out.");
    }
}
