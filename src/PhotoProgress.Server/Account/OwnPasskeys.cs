using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Account;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Of the credential, in base64url.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>
/// The passkeys of the own account. The password is asked for before one is made or removed; what the browser then brings is checked by
/// Identity: challenge, origin, signature, and that the device verified its user.
/// </summary>
public sealed class OwnPasskeys(OwnAccount account, SignInManager<Member> signIn)
{
    private const int Most = 10;
    private const int LongestName = 60;

    public async Task<IReadOnlyList<PasskeyRow>> ListAsync(ClaimsPrincipal user) =>
        [.. (await signIn.UserManager.GetPasskeysAsync(await account.MemberAsync(user))).OrderBy(key => key.CreatedAt).Select(key => new PasskeyRow(IdOf(key.CredentialId), key.Name ?? "Passkey", key.CreatedAt))];

    /// <returns>What the browser is to make, as its own interface reads it.</returns>
    public async Task<Answer<string>> BeginAsync(ClaimsPrincipal user, string? password)
    {
        var member = await account.MemberAsync(user);
        if (!await account.IsRightAsync(member, password)) return new Fault("password", "not shown", OwnAccount.WrongPassword);
        if ((await signIn.UserManager.GetPasskeysAsync(member)).Count >= Most) return new Fault("passkeys", $"{Most}", "remove one first.");
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.Email!, DisplayName = member.DisplayName });
    }

    /// <param name="credential">The browser's answer, JSON.</param>
    public async Task<AccountState> AddAsync(ClaimsPrincipal user, string? credential, string? name)
    {
        var member = await account.MemberAsync(user);
        var made = await AttestAsync(credential);
        if (made is not { Succeeded: true } || made.UserEntity.Id != member.Id.ToString()) return OwnAccount.Of(member) with { Fault = "This passkey cannot be used: begin again." };
        var chosen = name?.Trim() is { Length: > 0 } text ? text : "Passkey";
        made.Passkey.Name = chosen[..Math.Min(chosen.Length, LongestName)];
        var added = await signIn.UserManager.AddOrUpdatePasskeyAsync(member, made.Passkey);
        if (!added.Succeeded) return OwnAccount.Of(member) with { Fault = string.Join(' ', added.Errors.Select(error => error.Description)) };
        return await account.DoneAsync(member, "member.passkey-add", $"The passkey “{made.Passkey.Name}” was added. You can sign in with it.", ShortOf(made.Passkey.CredentialId));
    }

    public async Task<AccountState> RemoveAsync(ClaimsPrincipal user, string? id, string? password)
    {
        var member = await account.MemberAsync(user);
        if (!await account.IsRightAsync(member, password)) return OwnAccount.Of(member) with { Fault = OwnAccount.WrongPassword };
        var passkey = (await signIn.UserManager.GetPasskeysAsync(member)).FirstOrDefault(key => IdOf(key.CredentialId) == id);
        if (passkey is null) return OwnAccount.Of(member) with { Fault = "This passkey is gone already." };
        await signIn.UserManager.RemovePasskeyAsync(member, passkey.CredentialId);
        return await account.DoneAsync(member, "member.passkey-remove", $"The passkey “{passkey.Name}” was removed. Remove it from the device too.", ShortOf(passkey.CredentialId));
    }

    /// <summary>As the audit trail names it: enough to tell passkeys apart.</summary>
    public static string ShortOf(byte[] credentialId)
    {
        const int letters = 16;
        var id = IdOf(credentialId);
        return $"passkey={id[..Math.Min(id.Length, letters)]}";
    }

    private static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    /// <returns>Null where nothing was begun in this browser.</returns>
    private async Task<PasskeyAttestationResult?> AttestAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // Identity's way to say that no challenge was given, or one for something else
        }
    }
}
