using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pages;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace PhotoProgress.Server.Access;

/// <summary>Signing in and out. The same answer for a wrong address and a wrong password.</summary>
public static class SignIn
{
    private const string Locked = "Too many wrong attempts: this account is closed for 15 minutes.";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext context, string? returnUrl) => context.Page<SignInPage>(new() { ["ReturnUrl"] = returnUrl })).AllowAnonymous();
        routes.MapPost("/sign-in", InAsync).AllowAnonymous().RequireRateLimiting(Limits.Guessing).DisableAntiforgery(); // the guard of all forms has seen it
        routes.MapGet("/sign-in/code", (HttpContext context, string? returnUrl) => context.Page<SignInCodePage>(new() { ["ReturnUrl"] = returnUrl })).AllowAnonymous();
        routes.MapPost("/sign-in/code", WithCodeAsync).AllowAnonymous().RequireRateLimiting(Limits.Guessing).DisableAntiforgery();
        routes.MapPasskeySignIn();
        routes.MapPost("/sign-out", OutAsync).AllowAnonymous().DisableAntiforgery();
        routes.MapGet("/denied", (HttpContext context) => FaultPages.Page(context, StatusCodes.Status403Forbidden, "Your account may not open this page. Ask the clinic's owner if you need it.")).AllowAnonymous();
    }

    private static async Task<IResult> InAsync(
        HttpContext context, [FromForm] string email, [FromForm] string password, [FromForm] string? returnUrl,
        SignInManager<Member> signIn, ClinicDb db, AuditTrail audit)
    {
        var member = await signIn.UserManager.FindByEmailAsync(email);
        var result = member is null || member.DisabledAt is not null ? SignInResult.Failed : await signIn.PasswordSignInAsync(member, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return Results.LocalRedirect(IsLocal(returnUrl) ? $"/sign-in/code?returnUrl={Uri.EscapeDataString(returnUrl!)}" : "/sign-in/code");
        if (member is not null) await audit.AddAsync(db, new AuditLine($"member:{member.Id}", result.Succeeded ? "member.sign-in" : "member.sign-in-failed", $"member:{member.Id}"));
        if (result.Succeeded) return Results.LocalRedirect(HomeOr(returnUrl));
        var fault = result.IsLockedOut
            ? Locked
            : "E-mail and password do not belong together.";
        return context.Page<SignInPage>(new() { ["Fault"] = fault, ["Email"] = email, ["ReturnUrl"] = returnUrl }, StatusCodes.Status401Unauthorized);
    }

    /// <summary>The second step: whose it is says a cookie of the first, which lasts for five minutes.</summary>
    private static async Task<IResult> WithCodeAsync(HttpContext context, [FromForm] string? code, [FromForm] string? returnUrl, SignInManager<Member> signIn, ClinicDb db, AuditTrail audit)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { DisabledAt: null } member) return Results.LocalRedirect("/sign-in");
        var digits = Account.OwnAccount.Digits(code);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        if (!result.Succeeded && !result.IsLockedOut) result = await signIn.TwoFactorRecoveryCodeSignInAsync(digits);
        await audit.AddAsync(db, new AuditLine($"member:{member.Id}", result.Succeeded ? "member.sign-in" : "member.sign-in-failed", $"member:{member.Id}", "step=code"));
        if (result.Succeeded) return Results.LocalRedirect(HomeOr(returnUrl));
        var fault = result.IsLockedOut ? Locked : "This code is not right. Wait for the next one.";
        return context.Page<SignInCodePage>(new() { ["Fault"] = fault, ["ReturnUrl"] = returnUrl }, StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> OutAsync(SignInManager<Member> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }

    /// <summary>Where somebody wanted to go, if that is here.</summary>
    public static string HomeOr(string? returnUrl) => IsLocal(returnUrl) ? returnUrl! : "/";

    /// <summary>A path of this service: one slash, so that no other host can be meant.</summary>
    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..];
}
