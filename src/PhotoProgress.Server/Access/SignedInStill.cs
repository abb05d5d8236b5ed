using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Access;

/// <summary>
/// Asks at every request with a cookie whether it still holds: the member is there, not disabled, and role and password are those of the
/// sign-in. One row by its key; so a member who is disabled sees nothing from that moment on.
/// </summary>
public static class SignedInStill
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var (id, stamp) = (context.Principal?.MemberId(), context.Principal?.FindFirstValue(claim));
        var db = services.GetRequiredService<ClinicDb>();
        var stands = stamp is not null && await db.Users.AnyAsync(m => m.Id == id && m.SecurityStamp == stamp && m.DisabledAt == null, context.HttpContext.RequestAborted);
        if (!stands) context.RejectPrincipal();
    }
}
