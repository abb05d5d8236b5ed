using System.Security.Claims;

namespace PhotoProgress.Server.Access;

/// <summary>Who asks.</summary>
public static class Actor
{
    /// <summary>Type of the claims that hold permissions.</summary>
    public const string PermissionClaim = "permission";

    /// <summary>Type of the claim that names the actor as the audit trail writes it.</summary>
    public const string NameClaim = "actor";

    /// <summary>Type of the claim that names a client's own record.</summary>
    public const string ClientClaim = "client";

    /// <summary><c>member:…</c> or <c>token:…</c>.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the route lacks its permission.</exception>
    public static string Name(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(NameClaim) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Guid? MemberId(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(NameClaim) is { } name && name.StartsWith("member:", StringComparison.Ordinal) ? Guid.Parse(name["member:".Length..]) : null;

    public static Guid? OwnClientId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClientClaim), out var id) ? id : null;

    public static bool Has(this ClaimsPrincipal principal, Permission permission) => principal.HasClaim(PermissionClaim, permission.ToString());
}
