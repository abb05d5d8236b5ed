using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Server.Account;

/// <summary>An account as its page shows it.</summary>
/// <param name="Key">Of the authenticator that is being set up; null otherwise.</param>
/// <param name="RecoveryCodes">New ones, shown once; empty otherwise.</param>
/// <param name="Done">What was just done; null where nothing was.</param>
/// <param name="Fault">Why it was not; null where it was.</param>
public sealed record AccountState(string Email, bool HasCode, string? Key, IReadOnlyList<string> RecoveryCodes, string? Done, string? Fault);

/// <summary>What somebody does with the own account; each change with its line in the audit trail. Other browsers have to sign in again after it.</summary>
public sealed class OwnAccount(ClinicDb db, SignInManager<Member> signIn, AuditTrail audit)
{
    private const int RecoveryCodes = 10;
    public const string WrongPassword = "This is not your present password.";

    private UserManager<Member> Members => signIn.UserManager;

    public async Task<AccountState> StateAsync(ClaimsPrincipal user) => Of(await MemberAsync(user));

    public async Task<AccountState> ChangePasswordAsync(ClaimsPrincipal user, string? password, string? replacement)
    {
        var member = await MemberAsync(user);
        if (!await IsRightAsync(member, password)) return Of(member) with { Fault = WrongPassword };
        var changed = await Members.ChangePasswordAsync(member, password!, replacement ?? "");
        if (!changed.Succeeded) return Of(member) with { Fault = string.Join(' ', changed.Errors.Select(error => error.Description)) };
        return await DoneAsync(member, "member.password", "The password was changed.");
    }

    /// <summary>Makes a key; nothing changes at sign-in until a code of it is confirmed.</summary>
    public async Task<AccountState> BeginCodeAsync(ClaimsPrincipal user, string? password)
    {
        var member = await MemberAsync(user);
        if (member.TwoFactorEnabled) return Of(member) with { Fault = "Codes are asked for already: end that first." };
        if (!await IsRightAsync(member, password)) return Of(member) with { Fault = WrongPassword };
        await Members.ResetAuthenticatorKeyAsync(member);
        await signIn.RefreshSignInAsync(member);
        return Of(member) with { Key = await Members.GetAuthenticatorKeyAsync(member) };
    }

    public async Task<AccountState> ConfirmCodeAsync(ClaimsPrincipal user, string? code)
    {
        var member = await MemberAsync(user);
        var key = await Members.GetAuthenticatorKeyAsync(member);
        if (member.TwoFactorEnabled || key is null) return Of(member) with { Fault = "There is nothing to confirm: begin again." };
        if (!await Members.VerifyTwoFactorTokenAsync(member, Members.Options.Tokens.AuthenticatorTokenProvider, Digits(code)))
            return Of(member) with { Key = key, Fault = "This code is not right. Wait for the next one, and see that the phone's clock is." };
        await Members.SetTwoFactorEnabledAsync(member, true);
        var codes = await Members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes);
        var done = await DoneAsync(member, "member.code-on", "A code is asked for at every sign-in from now on.");
        return done with { RecoveryCodes = [.. codes ?? []] };
    }

    public async Task<AccountState> EndCodeAsync(ClaimsPrincipal user, string? password)
    {
        var member = await MemberAsync(user);
        if (!await IsRightAsync(member, password)) return Of(member) with { Fault = WrongPassword };
        await Members.SetTwoFactorEnabledAsync(member, false);
        await Members.ResetAuthenticatorKeyAsync(member);
        return await DoneAsync(member, "member.code-off", "Codes are asked for no more.");
    }

    public async Task<AccountState> SignOutOthersAsync(ClaimsPrincipal user, string? password)
    {
        var member = await MemberAsync(user);
        if (!await IsRightAsync(member, password)) return Of(member) with { Fault = WrongPassword };
        await Members.UpdateSecurityStampAsync(member);
        return await DoneAsync(member, "member.sign-out-others", "All other browsers are signed out.");
    }

    /// <summary>Blanks as authenticators show them are no part of a code.</summary>
    public static string Digits(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal).Trim();

    public async Task<Member> MemberAsync(ClaimsPrincipal user) =>
        await Members.GetUserAsync(user) ?? throw new InvalidOperationException("The signed-in member is gone.");

    /// <summary>Counts failures as the sign-in does, so that nobody tries out passwords at somebody's open page.</summary>
    public async Task<bool> IsRightAsync(Member member, string? password) => (await signIn.CheckPasswordSignInAsync(member, password ?? "", lockoutOnFailure: true)).Succeeded;

    /// <param name="detail">For the audit trail.</param>
    public async Task<AccountState> DoneAsync(Member member, string action, string done, string? detail = null)
    {
        await audit.AddAsync(db, new AuditLine($"member:{member.Id}", action, $"member:{member.Id}", detail));
        await signIn.RefreshSignInAsync(member); // the stamp has changed: this browser goes on with a new cookie
        return Of(member) with { Done = done };
    }

    public static AccountState Of(Member member) => new(member.Email!, member.TwoFactorEnabled, null, [], null, null);
}
