using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Notices;

namespace PhotoProgress.Server.Members;

/// <param name="ClientCode">Of the client whose photos and reports they may see; for the role of client and no other.</param>
/// <param name="ByMail">Whether the link is sent by e-mail too.</param>
public sealed record NewMember(string? Email, string? Name, Role Role, string? ClientCode, bool ByMail = false);

/// <param name="Secret">Of the invitation; shown this once.</param>
public sealed record Invited(Member Member, string Secret);

/// <param name="HasJoined">Whether the member has set a password.</param>
public sealed record MemberRow(Guid Id, string Name, string Email, Role Role, string? ClientCode, bool HasJoined, bool HasSecondStep, DateTimeOffset? DisabledAt);

/// <summary>
/// Writes members, each change with its line in the audit trail. Whatever takes something from a member also changes the security stamp, so
/// that whoever is signed in has to sign in again. Nobody changes the own account here: one owner is always left.
/// </summary>
public sealed class MemberBook(ClinicDb db, UserManager<Member> members, Invitations invitations, NoticeBook notices, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int LongestName = 120;
    private const int LongestEmail = 256;
    private const int MostListed = 500;

    public Task<List<MemberRow>> ListAsync(CancellationToken cancellation) => db.Users.OrderBy(m => m.Role).ThenBy(m => m.DisplayName).Take(MostListed)
        .Select(m => new MemberRow(
            m.Id, m.DisplayName, m.Email!, m.Role, db.Clients.Where(c => c.Id == m.ClientId).Select(c => c.Code).FirstOrDefault(), m.PasswordHash != null, m.TwoFactorEnabled, m.DisabledAt))
        .ToListAsync(cancellation);

    public async Task<Answer<Invited>> InviteAsync(NewMember asked, string actor, CancellationToken cancellation)
    {
        if (FaultOf(asked) is { } fault) return fault;
        var code = asked.ClientCode?.Trim();
        var client = asked.Role != Role.Client ? null : await db.Clients.Where(c => c.Code == code).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
        if (asked.Role == Role.Client && client is null) return new Fault("clientCode", code, "write the code of the client whose account it is.");
        var email = asked.Email!.Trim();
        var member = new Member { Id = ids.New(), UserName = email, Email = email, DisplayName = asked.Name!.Trim(), Role = asked.Role, ClientId = client, CreatedAt = clock.GetUtcNow() };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var made = await members.CreateAsync(member);
        if (!made.Succeeded) return Refused(email, made);
        await audit.AddAsync(db, new AuditLine(actor, "member.invite", $"member:{member.Id}", $"role={member.Role}"), cancellation);
        if (asked.ByMail) await notices.InvitedAsync(member.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Invited(member, invitations.Make(member));
    }

    /// <summary>A new invitation: the one before, the password, the second step and passkeys end. For a link that expired and for whoever has lost either.</summary>
    public Task<Answer<Invited>> InviteAgainAsync(Guid id, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, "member.invite", member =>
    {
        (member.PasswordHash, member.TwoFactorEnabled) = (null, false);
        db.RemoveRange(db.UserPasskeys.Where(passkey => passkey.UserId == id));
        return null;
    }, cancellation);

    public Task<Answer<Invited>> DisableAsync(Guid id, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, "member.disable", member =>
    {
        member.DisabledAt ??= clock.GetUtcNow();
        return null;
    }, cancellation);

    public Task<Answer<Invited>> EnableAsync(Guid id, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, "member.enable", member =>
    {
        member.DisabledAt = null;
        return null;
    }, cancellation);

    /// <summary>A client's account stays a client's, and no other becomes one.</summary>
    public Task<Answer<Invited>> ChangeRoleAsync(Guid id, Role role, Guid by, CancellationToken cancellation) => ChangeAsync(id, by, "member.role", member =>
    {
        if (role == Role.Client || member.Role == Role.Client) return new Fault("role", role.ToString(), "invite a new account: a client's account and the clinic's own are never the same.");
        member.Role = role;
        return null;
    }, cancellation);

    /// <summary>The invited sets the password.</summary>
    public async Task<Answer<Member>> JoinAsync(Member member, string? password, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        member.EmailConfirmed = true;
        var set = await members.AddPasswordAsync(member, password ?? "");
        if (!set.Succeeded) return new Fault("password", "too easy", string.Join(' ', set.Errors.Select(error => error.Description)));
        await audit.AddAsync(db, new AuditLine($"member:{member.Id}", "member.join", $"member:{member.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return member;
    }

    private async Task<Answer<Invited>> ChangeAsync(Guid id, Guid by, string action, Func<Member, Fault?> change, CancellationToken cancellation)
    {
        if (id == by) return new Fault("member", "yourself", "ask another owner to change your account.") { IsConflict = true };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var member = await db.Users.FirstOrDefaultAsync(m => m.Id == id, cancellation);
        if (member is null) return Absent.Row;
        if (change(member) is { } fault) return fault;
        var saved = await members.UpdateSecurityStampAsync(member);
        if (!saved.Succeeded) throw new DbUpdateConcurrencyException($"Somebody else changes member {id} at this moment.");
        await audit.AddAsync(db, new AuditLine($"member:{by}", action, $"member:{id}", action == "member.role" ? $"role={member.Role}" : null), cancellation);
        await transaction.CommitAsync(cancellation);
        return new Invited(member, invitations.Make(member));
    }

    private static Fault Refused(string email, IdentityResult made) => made.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal))
        ? new Fault("email", email, "another member has this address: write another one.") { IsConflict = true }
        : new Fault("email", email, string.Join(' ', made.Errors.Select(error => error.Description)));

    private static Fault? FaultOf(NewMember member)
    {
        var email = member.Email?.Trim();
        if (string.IsNullOrEmpty(email) || email.Length > LongestEmail || !new EmailAddressAttribute().IsValid(email)) return new Fault("email", email, "write an e-mail address, such as name@clinic.example.");
        return string.IsNullOrWhiteSpace(member.Name) || member.Name.Trim().Length > LongestName ? new Fault("name", member.Name, "write a name of 1 to 120 letters.") : null;
    }
}
