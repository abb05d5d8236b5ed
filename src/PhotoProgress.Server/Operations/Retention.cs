using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Clients;
using Quartz;

namespace PhotoProgress.Server.Operations;

/// <summary>A client whose time is over by the clinic's rule.</summary>
/// <param name="LastSessionOn">Null where there never was one.</param>
public sealed record DueClient(Guid Id, string Code, DateOnly? LastSessionOn);

/// <summary>The clinic's rule and whom it would delete now.</summary>
/// <param name="Months">Null keeps everything.</param>
/// <param name="LastDayKept">Clients with a session, a course's beginning or their own on this day or later stay; null without a rule.</param>
public sealed record RetentionState(int? Months, DateOnly? LastDayKept, IReadOnlyList<DueClient> Due);

/// <summary>
/// Once a day, in one process of all: deletes clients whose last session is longer ago than the clinic keeps photos. Without a rule
/// nothing is ever deleted.
/// </summary>
[DisallowConcurrentExecution]
public sealed class Retention(ClinicDb db, ClientDeletion deletion, AuditTrail audit, TimeProvider clock, ILogger<Retention> log) : IJob
{
    public static readonly JobKey Key = new("retention");

    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public const int MostMonths = 600;

    private const string Worker = "worker";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many clients are gone.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var due = (await StateAsync(cancellation)).Due;
        foreach (var client in due) await deletion.DeleteAsync(client.Id, Worker, cancellation);
        if (due.Count > 0) log.RetentionEnded(due.Count);
        return due.Count;
    }

    /// <summary>What a run would delete; deletes nothing.</summary>
    public async Task<RetentionState> StateAsync(CancellationToken cancellation) =>
        await OfRuleAsync(await db.Clinics.Select(c => c.RetentionMonths).SingleAsync(cancellation), cancellation);

    /// <summary>What a run would delete if this were the rule; sets and deletes nothing.</summary>
    /// <param name="months">1 to 600; null keeps everything.</param>
    public async Task<RetentionState> OfRuleAsync(int? months, CancellationToken cancellation)
    {
        if (months is not { } kept) return new RetentionState(null, null, []);
        var day = (await ClinicDay.TodayAsync(db, clock, cancellation)).AddMonths(-kept);
        var rows = await Due(db, day).OrderBy(c => c.Code)
            .Select(c => new { c.Id, c.Code, Last = db.Sessions.Where(s => db.Courses.Any(course => course.Id == s.CourseId && course.ClientId == c.Id)).Max(s => (DateOnly?)s.Date) }).ToListAsync(cancellation);
        return new RetentionState(kept, day, rows.ConvertAll(c => new DueClient(c.Id, c.Code, c.Last)));
    }

    /// <summary>How many photos would go with those clients.</summary>
    public Task<int> PhotosAsync(RetentionState state, CancellationToken cancellation) => state.LastDayKept is { } day
        ? db.Photos.CountAsync(p => db.Courses.Any(c => c.Id == p.CourseId && Due(db, day).Any(client => client.Id == c.ClientId)), cancellation)
        : Task.FromResult(0);

    /// <param name="months">1 to 600; null keeps everything.</param>
    public async Task SetAsync(int? months, string actor, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Clinics.ExecuteUpdateAsync(set => set.SetProperty(c => c.RetentionMonths, months), cancellation);
        await audit.AddAsync(db, new AuditLine(actor, "retention.set", "clinic", $"months={months}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <param name="day">The first day that keeps a client.</param>
    private static IQueryable<Client> Due(ClinicDb db, DateOnly day)
    {
        var since = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        return db.Clients.Where(client => client.CreatedAt < since
            && !db.Courses.Any(course => course.ClientId == client.Id && (course.StartedOn >= day || db.Sessions.Any(s => s.CourseId == course.Id && s.Date >= day))));
    }

    internal static Fault? FaultOf(int? months) => months is null or (>= 1 and <= MostMonths)
        ? null
        : new Fault("months", months.Value.ToString(CultureInfo.InvariantCulture), "write 1 to 600 months, or null to keep everything.");
}
