using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Treatment;

namespace PhotoProgress.Server.Clients;

/// <summary>What makes a plan.</summary>
/// <param name="Modality">In the clinic's words, such as <c>microneedling</c>.</param>
/// <param name="NeedleDepthMm">Millimetres, above 0 and at most 5; null where the recipe has none.</param>
/// <param name="Sessions">1 to 100.</param>
/// <param name="IntervalDays">1 to 730; null where not told.</param>
public sealed record NewPlan(string? Name, string? Modality, double? NeedleDepthMm, string? Device, int Sessions, int? IntervalDays);

/// <summary>Writes plans, courses and sessions, each with its line in the audit trail.</summary>
public sealed class CourseBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int LongestText = 120;
    private const int MostSessions = 100;
    private const int MostDays = 730;
    private const double DeepestMm = 5;

    public async Task<Answer<Plan>> AddPlanAsync(NewPlan plan, string actor, CancellationToken cancellation)
    {
        if (FaultOf(plan) is { } fault) return fault;
        var row = RowOf(ids.New(), plan);
        await SaveAsync(row, new AuditLine(actor, "plan.add", $"plan:{row.Id}"), cancellation);
        return row;
    }

    /// <returns>Null where there is no such plan; one that was archived before stays as it is.</returns>
    public async Task<Plan?> ArchivePlanAsync(Guid planId, string actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var archived = await db.Plans.Where(p => p.Id == planId && p.ArchivedAt == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.ArchivedAt, now), cancellation);
        if (archived > 0) await audit.AddAsync(db, new AuditLine(actor, "plan.archive", $"plan:{planId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, cancellation);
    }

    /// <param name="startedOn">Null takes today.</param>
    public async Task<Answer<Course>> AddCourseAsync(Guid clientId, Guid? planId, DateOnly? startedOn, string actor, CancellationToken cancellation)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == clientId, cancellation)) return Absent.Row;
        var plan = await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, cancellation);
        if (plan is null) return new Fault("planId", planId?.ToString(), "write the id of one of the clinic's plans.");
        if (plan.ArchivedAt is not null) return new Fault("planId", planId.ToString(), "this plan is archived: choose another one.") { IsConflict = true };
        var today = await ClinicDay.TodayAsync(db, clock, cancellation);
        if (ClinicDay.FaultOf("startedOn", startedOn ?? today, today) is { } fault) return fault;
        var course = new Course { Id = ids.New(), ClientId = clientId, PlanId = plan.Id, StartedOn = startedOn ?? today };
        await SaveAsync(course, new AuditLine(actor, "course.add", $"course:{course.Id}", $"client={clientId}"), cancellation);
        return course;
    }

    /// <param name="date">Null takes today.</param>
    public async Task<Answer<Session>> AddSessionAsync(Guid courseId, SessionKind kind, DateOnly? date, string actor, CancellationToken cancellation)
    {
        var course = await db.Courses.AsNoTracking().FirstOrDefaultAsync(c => c.Id == courseId, cancellation);
        if (course is null) return Absent.Row;
        if (course.ClosedAt is not null) return new Fault("courseId", courseId.ToString(), "this course is closed: begin a new one.") { IsConflict = true };
        var today = await ClinicDay.TodayAsync(db, clock, cancellation);
        if (ClinicDay.FaultOf("date", date ?? today, today) is { } fault) return fault;
        var session = new Session { Id = ids.New(), CourseId = courseId, Kind = kind, Date = date ?? today };
        await SaveAsync(session, new AuditLine(actor, "session.add", $"session:{session.Id}", $"course={courseId}"), cancellation);
        return session;
    }

    internal static Plan RowOf(Guid id, NewPlan plan) => new()
    {
        Id = id,
        Name = plan.Name!.Trim(),
        Modality = plan.Modality!.Trim(),
        NeedleDepthMm = plan.NeedleDepthMm,
        Device = string.IsNullOrWhiteSpace(plan.Device) ? null : plan.Device.Trim(),
        Sessions = plan.Sessions,
        IntervalDays = plan.IntervalDays,
    };

    internal static Fault? FaultOf(NewPlan plan) =>
        TextFault("name", plan.Name, isNeeded: true) ?? TextFault("modality", plan.Modality, isNeeded: true) ?? TextFault("device", plan.Device, isNeeded: false)
        ?? NumberFault("needleDepthMm", plan.NeedleDepthMm, depth => depth is > 0 and <= DeepestMm, "write millimetres, above 0 and at most 5, or leave it out.")
        ?? NumberFault("sessions", plan.Sessions, sessions => sessions is >= 1 and <= MostSessions, "write how many sessions are planned, 1 to 100.")
        ?? NumberFault("intervalDays", plan.IntervalDays, days => days is >= 1 and <= MostDays, "write the days between two sessions, 1 to 730, or leave it out.");

    private static Fault? TextFault(string field, string? text, bool isNeeded) =>
        string.IsNullOrWhiteSpace(text) ? (isNeeded ? new Fault(field, text, "write at least one letter.") : null)
        : text.Trim().Length > LongestText ? new Fault(field, text, "write at most 120 letters.") : null;

    private static Fault? NumberFault(string field, double? number, Func<double, bool> isGood, string advice) =>
        number is not { } value || isGood(value) ? null : new Fault(field, value.ToString(CultureInfo.InvariantCulture), advice);

    private async Task SaveAsync(object row, AuditLine line, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        await audit.AddAsync(db, line, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
