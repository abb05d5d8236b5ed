using System.Buffers.Text;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Account;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Access;

/// <summary>
/// Signing in with a passkey: the device finds the account and verifies its user, which takes the place of password and code. Who may
/// not sign in with the password may not with a passkey.
/// </summary>
public static class PasskeySignIn
{
    private const string Refused = "This passkey does not open an account here. Sign in with your password.";

    public static void MapPasskeySignIn(this IEndpointRouteBuilder routes)
    {
        var passkeys = routes.MapGroup("/sign-in/passkey").AllowAnonymous().DisableAntiforgery(); // the guard of all forms has seen it
        passkeys.MapPost("/options", async (SignInManager<Member> signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json));
        passkeys.MapPost("", InAsync).RequireRateLimiting(Limits.Guessing);
    }

    private static async Task<IResult> InAsync(
        HttpContext context, [FromForm] string? credential, [FromForm] string? returnUrl, SignInManager<Member> signIn, ClinicDb db, AuditTrail audit)
    {
        var asserted = await AssertAsync(signIn, credential);
        var member = asserted is { Succeeded: true } ? asserted.User : await NamedAsync(signIn.UserManager, credential);
        var opens = asserted is { Succeeded: true } && member is { DisabledAt: null, PasswordHash: not null } && await signIn.CanSignInAsync(member) && !await signIn.UserManager.IsLockedOutAsync(member);
        if (member is not null) await audit.AddAsync(db, new AuditLine($"member:{member.Id}", opens ? "member.sign-in" : "member.sign-in-failed", $"member:{member.Id}", "step=passkey"));
        if (!opens) return context.Page<SignInPage>(new() { ["Fault"] = Refused, ["ReturnUrl"] = returnUrl }, StatusCodes.Status401Unauthorized);
        await signIn.UserManager.AddOrUpdatePasskeyAsync(member!, asserted!.Passkey!); // its counter
        await signIn.UserManager.ResetAccessFailedCountAsync(member!);
        await signIn.SignInAsync(member!, isPersistent: false);
        return Results.LocalRedirect(SignIn.HomeOr(returnUrl));
    }

    /// <returns>Null where nothing was asked in this browser.</returns>
    private static async Task<PasskeyAssertionResult<Member>?> AssertAsync(SignInManager<Member> signIn, string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null; // Identity's way to say that no challenge was given, or one for something else
        }
    }

    /// <summary>Whose passkey was tried, for the audit trail. A signature cannot be guessed, so failures do not lock the account: its owner would suffer.</summary>
    private static async Task<Member?> NamedAsync(UserManager<Member> members, string? credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential ?? "");
            return json.RootElement.TryGetProperty("id", out var id) && id.GetString() is { } text ? await members.FindByPasskeyIdAsync(Base64Url.DecodeFromChars(text)) : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return null; // nothing that a browser sends
        }
    }
}
