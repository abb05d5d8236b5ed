using System.Globalization;
using PhotoProgress.Data;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Today;

/// <summary>The page on which a day begins for whoever takes the photos.</summary>
public static class TodayPages
{
    public static void MapTodayPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/today", ShowAsync).Needs(Permission.ClientsRead).Needs(Permission.PhotosRead).ExcludeFromDescription();

    /// <param name="date">Another day, as year-month-day.</param>
    private static async Task<IResult> ShowAsync(HttpContext context, ClinicDb db, TimeProvider clock, string? date)
    {
        var today = await ClinicDay.TodayAsync(db, clock, context.RequestAborted);
        var day = today;
        if (!string.IsNullOrEmpty(date) && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Problems.Of(new Fault("date", date, "write a day as year-month-day, such as 2026-03-01."));
        if (ClinicDay.FaultOf("date", day, today) is { } fault) return Problems.Of(fault);
        return context.Page<TodayPage>(new() { ["List"] = await DayList.LoadAsync(db, day, today, context.RequestAborted) });
    }
}
