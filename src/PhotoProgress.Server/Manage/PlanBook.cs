using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Manage;

/// <summary>A plan and how many courses were begun on it.</summary>
public sealed record PlanUse(Plan Plan, int Courses);

/// <summary>
/// Changes plans. A course keeps the recipe that it was begun with: where a plan is in use, a changed recipe is a new plan, and the old one
/// is retired.
/// </summary>
public sealed class PlanBook(ClinicDb db, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int MostListed = 500;

    /// <summary>Plans in use first, then those that are retired; by name.</summary>
    public Task<List<PlanUse>> ListAsync(CancellationToken cancellation) => db.Plans.AsNoTracking().OrderBy(p => p.ArchivedAt != null).ThenBy(p => p.Name).ThenBy(p => p.Id).Take(MostListed)
        .Select(p => new PlanUse(p, db.Courses.Count(c => c.PlanId == p.Id))).ToListAsync(cancellation);

    /// <returns>The plan that is offered from now on; its id is another one where the old plan is in use.</returns>
    public async Task<Answer<Plan>> ChangeAsync(Guid id, NewPlan plan, string actor, CancellationToken cancellation)
    {
        if (CourseBook.FaultOf(plan) is { } fault) return fault;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var before = await db.Plans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation);
        if (before is null) return Absent.Row;
        if (before.ArchivedAt is not null) return new Fault("plan", before.Name, "this plan is retired: add a new one.") { IsConflict = true };
        var after = CourseBook.RowOf(id, plan);
        if (!await TryChangeAsync(before, after, cancellation)) after = await ReplaceAsync(after, plan, cancellation);
        await audit.AddAsync(db, new AuditLine(actor, after.Id == id ? "plan.change" : "plan.replace", $"plan:{id}", after.Id == id ? null : $"by={after.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return after;
    }

    /// <summary>In place while no course was begun on it; a name, which is no part of the recipe, at any time.</summary>
    private async Task<bool> TryChangeAsync(Plan before, Plan after, CancellationToken cancellation)
    {
        var isSameRecipe = before.AsCoursePlan() == after.AsCoursePlan();
        return await db.Plans.Where(p => p.Id == before.Id && (isSameRecipe || !db.Courses.Any(c => c.PlanId == p.Id))).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.Name, after.Name).SetProperty(p => p.Modality, after.Modality).SetProperty(p => p.NeedleDepthMm, after.NeedleDepthMm)
                .SetProperty(p => p.Device, after.Device).SetProperty(p => p.Sessions, after.Sessions).SetProperty(p => p.IntervalDays, after.IntervalDays), cancellation) == 1;
    }

    private async Task<Plan> ReplaceAsync(Plan old, NewPlan plan, CancellationToken cancellation)
    {
        var (row, now) = (CourseBook.RowOf(ids.New(), plan), clock.GetUtcNow());
        await db.Plans.Where(p => p.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ArchivedAt, now), cancellation);
        db.Plans.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row;
    }
}
