using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhotoProgress.Data;
using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Access;

/// <summary><c>Authorization: Bearer …</c> with an API token.</summary>
public sealed class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ClinicDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    /// <summary>Tells a program without credentials what to bring.</summary>
    public const string Challenge = "Bearer realm=\"photoprogress\"";

    private const string Prefix = "Bearer ";

    private static readonly TimeSpan UsedToTheMinute = TimeSpan.FromMinutes(1);

    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsMeant(Request)) return AuthenticateResult.NoResult();
        var hash = Ids.HashOf(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim());
        var now = clock.GetUtcNow();
        var token = await db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now) return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        await NoteUseAsync(token, now);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(token), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = $"{Challenge}, error=\"invalid_token\", error_description=\"The token is unknown, expired or revoked.\"";
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal PrincipalOf(ApiToken token)
    {
        var scopes = token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Claim[] claims = [new(Actor.NameClaim, $"token:{token.Id}"), .. scopes.Select(scope => new Claim(Actor.PermissionClaim, scope))];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Name));
    }

    private async Task NoteUseAsync(ApiToken token, DateTimeOffset now)
    {
        if (token.LastUsedAt > now - UsedToTheMinute) return;
        await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), Context.RequestAborted);
    }
}
