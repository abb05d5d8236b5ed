using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Trail;

/// <summary>What is looked for in the audit trail; each field by itself, and empty for everything.</summary>
/// <param name="Subject">Begins so: <c>client:1f…</c>.</param>
/// <param name="Actor">Begins so: <c>member:</c>.</param>
/// <param name="Action">Begins so: <c>photo.</c></param>
/// <param name="Day">In UTC, as the trail's times.</param>
/// <param name="Before">Entries with smaller numbers.</param>
public sealed record TrailSearch(string? Subject, string? Actor, string? Action, DateOnly? Day, long? Before);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record TrailPageRows(IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>The page that reads, searches and verifies the audit trail.</summary>
public static class TrailPages
{
    private const int OnAPage = 100;

    public static void MapTrailPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/audit").DisableAntiforgery().Needs(Permission.AuditRead).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, ClinicDb db, string? subject, string? actor, string? action, string? day, string? before) =>
            ShowAsync(context, db, Read(subject, actor, action, day, before), null));
        pages.MapPost("/verify", async (HttpContext context, ClinicDb db, AuditTrail trail) =>
            await ShowAsync(context, db, new TrailSearch(null, null, null, null, null), await trail.VerifyAsync(db, context.RequestAborted)));
    }

    /// <summary>The newest first.</summary>
    public static async Task<TrailPageRows> FindAsync(ClinicDb db, TrailSearch search, CancellationToken cancellation)
    {
        var entries = db.Audit.AsNoTracking();
        if (search.Subject is { } subject) entries = IsWhole(subject) ? entries.Where(e => e.Subject == subject) : entries.Where(e => e.Subject.StartsWith(subject));
        if (search.Actor is { } actor) entries = entries.Where(e => e.Actor.StartsWith(actor));
        if (search.Action is { } action) entries = entries.Where(e => e.Action.StartsWith(action));
        if (search.Before is { } before) entries = entries.Where(e => e.Number < before);
        if (search.Day is { } day)
        {
            var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            var to = from.AddDays(1);
            entries = entries.Where(e => e.At >= from && e.At < to);
        }

        var found = await entries.OrderByDescending(e => e.Number).Take(OnAPage + 1).ToListAsync(cancellation);
        return new TrailPageRows([.. found.Take(OnAPage)], found.Count > OnAPage ? found[OnAPage - 1].Number : null);
    }

    /// <summary>Kind and id: of these there is an index, of beginnings there is none.</summary>
    private static bool IsWhole(string subject) => subject.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Guid.TryParseExact(subject.AsSpan(colon + 1), "D", out _);

    private static async Task<IResult> ShowAsync(HttpContext context, ClinicDb db, TrailSearch search, AuditState? verified) => context.Page<TrailPage>(
        new() { ["Found"] = await FindAsync(db, search, context.RequestAborted), ["Search"] = search, ["Verified"] = verified });

    /// <summary>What a form left empty is not looked for; a day or number that is none is left out too.</summary>
    private static TrailSearch Read(string? subject, string? actor, string? action, string? day, string? before) => new(
        Text(subject), Text(actor), Text(action),
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < DateOnly.MaxValue ? date : null,
        long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
