using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Access;

/// <summary>What the cookie of a signed-in member says.</summary>
public sealed class MemberClaims(UserManager<Member> members, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Member>(members, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Member user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Actor.NameClaim, $"member:{user.Id}"));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if (user.ClientId is { } client) identity.AddClaim(new Claim(Actor.ClientClaim, client.ToString()));
        if (user.DisabledAt is null) identity.AddClaims(Permissions.Of(user.Role).Select(p => new Claim(Actor.PermissionClaim, p.ToString())));
        return identity;
    }
}
