using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Clients;

/// <summary>Days of sessions are days in the clinic's time zone.</summary>
public static class ClinicDay
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private const int LatestYearsAhead = 2;

    public static async Task<DateOnly> TodayAsync(ClinicDb db, TimeProvider clock, CancellationToken cancellation) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), await ZoneAsync(db, cancellation)).DateTime);

    public static async Task<TimeZoneInfo> ZoneAsync(ClinicDb db, CancellationToken cancellation) =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Clinics.Select(c => c.TimeZone).SingleAsync(cancellation));

    /// <summary>A typing error in a year would spoil a course's timing without anybody seeing why.</summary>
    public static Fault? FaultOf(string field, DateOnly day, DateOnly today) => day >= Earliest && day <= today.AddYears(LatestYearsAhead)
        ? null
        : new Fault(field, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), $"write a day from {Earliest:yyyy-MM-dd} to two years from today, as year-month-day.");
}
