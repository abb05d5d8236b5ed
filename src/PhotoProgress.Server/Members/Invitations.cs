using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Members;

/// <summary>
/// The secret of an invitation: who is invited and until when, encrypted with the service's own keys. It holds the member's security
/// stamp, which changes with the password, so that it works once; nothing of it is stored.
/// </summary>
public sealed class Invitations(IDataProtectionProvider protection, ClinicDb db, TimeProvider clock)
{
    public static TimeSpan Lasting { get; } = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = protection.CreateProtector("invitation");

    public string Make(Member member)
    {
        var until = (clock.GetUtcNow() + Lasting).ToUnixTimeSeconds();
        return _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{member.Id:N} {until} {member.SecurityStamp}"));
    }

    /// <returns>Who is invited; null for a secret that does not work, whatever the reason.</returns>
    public async Task<Member?> ReadAsync(string secret, CancellationToken cancellation)
    {
        if (Open(secret) is not [var id, var until, var stamp]) return null;
        if (long.Parse(until, CultureInfo.InvariantCulture) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
        var memberId = Guid.ParseExact(id, "N");
        return await db.Users.FirstOrDefaultAsync(m => m.Id == memberId && m.SecurityStamp == stamp && m.PasswordHash == null && m.DisabledAt == null, cancellation);
    }

    private string[]? Open(string secret)
    {
        try
        {
            return _protector.Unprotect(secret).Split(' ');
        }
        catch (CryptographicException)
        {
            return null; // written by somebody else
        }
    }
}
