using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Access;

/// <summary>Who may come in: members by cookie, programs by token, and nobody to a route that does not say whom it is for.</summary>
public static class AccessRules
{
    private const string Either = "either";

    /// <summary>Without a request; each one begins it anew.</summary>
    public static TimeSpan SignedInFor { get; } = TimeSpan.FromHours(12);
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    private const int FailuresUntilLocked = 8;
    private const int ShortestPassword = 12;

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddScoped<SignIns>();
        services.AddIdentityCore<Member>(Configure).AddEntityFrameworkStores<ClinicDb>().AddSignInManager()
            .AddDefaultTokenProviders().AddClaimsPrincipalFactory<MemberClaims>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<ServiceSettings>(Configure);
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                TokenScheme.IsMeant(context.Request) ? TokenScheme.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Configure));
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireClaim(Actor.PermissionClaim, permission.ToString()));
        });
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Antiforgery";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // as the sign-in's cookie: behind TLS never without it
        });
    }

    /// <summary>Lets those in who have the permission.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Permission permission)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(permission.ToString());

    /// <summary>Lets those in who have one of two permissions; the route itself decides what each may see.</summary>
    public static TBuilder NeedsEither<TBuilder>(this TBuilder route, Permission one, Permission other)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(policy => policy.RequireClaim(Actor.PermissionClaim, one.ToString(), other.ToString()));

    /// <summary>Lets every member in, whatever the role, and no token: for the own account.</summary>
    public static TBuilder NeedsMember<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.RequireAuthorization(policy => policy.RequireAssertion(context => context.User.MemberId() is not null));

    /// <summary>
    /// Whatever changes something and comes with a cookie must also bring the page's token: another site's page can send the cookie,
    /// but cannot read the token. Programs with an API token have no cookie to abuse, and who is not signed in is turned away by the route.
    /// </summary>
    public static void UseFormGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var safe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        var isDenied = context.User.Identity?.IsAuthenticated != true && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;
        var guard = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (safe || isDenied || TokenScheme.IsMeant(context.Request) || await guard.IsRequestValidAsync(context)) await next(context);
        else await Results.Problem("The page's token is missing or old: load the page again and repeat.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
    });

    private static void Configure(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.Password.RequiredLength = ShortestPassword;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = FailuresUntilLocked;
        identity.Lockout.DefaultLockoutTimeSpan = LockedFor;
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
    }

    /// <summary>The device finds the account by itself, and its user unlocks it: possession and the lock are two steps.</summary>
    private static void Configure(IdentityPasskeyOptions passkeys, ServiceSettings settings)
    {
        passkeys.ServerDomain = settings.PasskeyHost;
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "photoprogress";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = SignedInFor;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/denied";
        SignIns.Watch(cookie.Events);
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Programs get a status, people a page.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var forPeople = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && !context.Request.Path.StartsWithSegments("/api");
        if (forPeople) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = status;
        if (!forPeople && status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = TokenScheme.Challenge;
        return Task.CompletedTask;
    }
}
