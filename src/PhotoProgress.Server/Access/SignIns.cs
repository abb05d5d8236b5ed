using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Server.Access;

/// <summary>A sign-in as the member sees it.</summary>
public sealed record SignInRow(Guid Id, string Browser, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, bool IsHere);

/// <summary>
/// The browsers in which members are signed in. Each cookie names a row; a row that is gone, or older than the member's security stamp,
/// lets nobody in. A member's dead rows go when the member signs in again.
/// </summary>
public sealed class SignIns(ClinicDb db, Ids ids, TimeProvider clock, AuditTrail audit, IOptions<IdentityOptions> identity)
{
    /// <summary>Type of the claim that names the row.</summary>
    private const string Claim = "sign-in";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private string StampClaim => identity.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>Hooks into the making and ending of cookies, whoever makes or ends them.</summary>
    public static void Watch(CookieAuthenticationEvents events)
    {
        events.OnSigningIn = context => Of(context.HttpContext).BeginAsync(context);
        events.OnSigningOut = context => Of(context.HttpContext).ForgetAsync(context.HttpContext.User);
        events.OnValidatePrincipal = async context =>
        {
            if (!await Of(context.HttpContext).StandsAsync(context.Principal, context.HttpContext.RequestAborted)) context.RejectPrincipal();
        };
    }

    /// <summary>Those that stand, the latest first.</summary>
    public async Task<IReadOnlyList<SignInRow>> ListAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var (member, here) = (user.MemberId(), IdOf(user));
        var rows = await (from row in db.SignIns
                          join m in db.Users on row.MemberId equals m.Id
                          where m.Id == member && row.Stamp == m.SecurityStamp && row.LastSeenAt > Oldest
                          orderby row.LastSeenAt descending
                          select row).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => new SignInRow(row.Id, row.Browser, row.FirstSeenAt, row.LastSeenAt, row.Id == here))];
    }

    /// <returns>Whether it was the member's and stood.</returns>
    public async Task<bool> EndAsync(ClaimsPrincipal user, Guid id, CancellationToken cancellation)
    {
        var member = user.MemberId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await db.SignIns.Where(row => row.Id == id && row.MemberId == member).ExecuteDeleteAsync(cancellation) > 0;
        if (ended) await audit.AddAsync(db, new AuditLine(user.Name(), "member.sign-in-end", $"member:{member}", $"sign-in={id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return ended;
    }

    private DateTimeOffset Oldest => clock.GetUtcNow() - AccessRules.SignedInFor;

    private static SignIns Of(HttpContext context) => context.RequestServices.GetRequiredService<SignIns>();

    private static Guid? IdOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>A browser that is signed in as this member keeps its row: its cookie is only renewed.</summary>
    private async Task BeginAsync(CookieSigningInContext context)
    {
        var (before, user) = (context.HttpContext.User, context.Principal!);
        var (member, stamp, now) = (user.MemberId()!.Value, user.FindFirstValue(StampClaim)!, clock.GetUtcNow());
        if (before.MemberId() is { } other && other != member) await ForgetAsync(before);
        var id = IdOf(before) ?? Guid.Empty;
        var renewed = await db.SignIns.Where(row => row.Id == id && row.MemberId == member)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Stamp, stamp).SetProperty(row => row.LastSeenAt, now)) > 0;
        if (!renewed) id = await AddAsync(member, stamp, now, BrowserNames.Of(context.Request.Headers.UserAgent.ToString()));
        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(Claim, id.ToString()));
    }

    private async Task<Guid> AddAsync(Guid member, string stamp, DateTimeOffset now, string browser)
    {
        await db.SignIns.Where(row => row.MemberId == member && (row.Stamp != stamp || row.LastSeenAt <= Oldest)).ExecuteDeleteAsync();
        var added = new MemberSignIn { Id = ids.New(), MemberId = member, Browser = browser, Stamp = stamp, FirstSeenAt = now, LastSeenAt = now };
        db.SignIns.Add(added);
        await db.SaveChangesAsync();
        return added.Id;
    }

    private async Task ForgetAsync(ClaimsPrincipal user)
    {
        var id = IdOf(user);
        await db.SignIns.Where(row => row.Id == id).ExecuteDeleteAsync();
    }

    /// <summary>
    /// Asks at every request with a cookie whether it still holds: the sign-in was not ended, the member is there, not disabled, and role and
    /// password are those of the sign-in. Two rows by their keys; so a member who is disabled sees nothing from that moment on.
    /// </summary>
    private async Task<bool> StandsAsync(ClaimsPrincipal? user, CancellationToken cancellation)
    {
        var (id, member, stamp, now) = (IdOf(user), user?.MemberId(), user?.FindFirstValue(StampClaim), clock.GetUtcNow());
        if (id is null || stamp is null) return false;
        var seen = await (from row in db.SignIns
                          join m in db.Users on row.MemberId equals m.Id
                          where row.Id == id && m.Id == member && m.SecurityStamp == stamp && m.DisabledAt == null
                          select (DateTimeOffset?)row.LastSeenAt).FirstOrDefaultAsync(cancellation);
        if (seen < now - SeenEvery) await db.SignIns.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, now), cancellation);
        return seen is not null;
    }
}
