using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>Limits at the edge: size, rate, slowness, headers that browsers obey.</summary>
public static class Limits
{
    /// <summary>Name of the limit for attempts to guess: sign-in, share links.</summary>
    public const string Guessing = "guessing";

    private const int GuessesPerMinute = 20;
    private const int SlowestBytesPerSecond = 2_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(15);

    private static readonly (string Name, string Value)[] Secure =
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(self), microphone=(), geolocation=()"),
        ("Cache-Control", "no-store"),
    ];

    public static void AddLimits(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MostPhotoBytes;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, Grace);
            kestrel.Limits.RequestHeadersTimeout = HeadersWithin;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(Caller(context), settings.RequestsPerMinute));
            limiter.AddPolicy(Guessing, context => Window("guess " + context.Connection.RemoteIpAddress, GuessesPerMinute));
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>
    /// Pages come from here alone, run no scripts but ours, and are shown in no other site's frame. Written last, since an exception takes
    /// away what was written before; what a route wrote itself stays.
    /// </summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Secure) context.Response.Headers.TryAdd(name, value);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static RateLimitPartition<string> Window(string key, int perMinute) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Minute });

    /// <summary>A signed-in caller by name, others by address.</summary>
    private static string Caller(HttpContext context) =>
        context.User.FindFirst(Access.Actor.NameClaim)?.Value ?? $"address {context.Connection.RemoteIpAddress}";
}
