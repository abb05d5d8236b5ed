using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Manage;

/// <summary>The table of errors that verdicts rest on now.</summary>
/// <param name="IsOwn">Whether it is of the clinic's own study; else it came with the program.</param>
/// <param name="Since">When it was put in force here; null where nobody ever changed it.</param>
/// <param name="CoursesBehind">Courses that still show the verdicts of another table, until all their photos are through.</param>
public sealed record TableState(Repeatability Table, bool IsOwn, DateTimeOffset? Since, int CoursesBehind);

/// <summary>
/// Chooses the table of errors. Another table is another version of the analysis: every verdict is made again with it and the old ones are
/// shown until a course is through, so that none vanishes and none mixes two tables.
/// </summary>
public sealed class OwnTable(ClinicDb db, AuditTrail audit, AnalysisQueue queue, TimeProvider clock)
{
    /// <summary>Some fifty times what a study writes.</summary>
    public const int MostBytes = 400_000;

    private const string Set = "repeatability.set";
    private const string Reset = "repeatability.reset";

    public async Task<TableState> StateAsync(CancellationToken cancellation)
    {
        var json = await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation);
        var version = AnalysisEngine.VersionWith(json);
        var since = await db.Audit.Where(e => e.Subject == "clinic" && (e.Action == Set || e.Action == Reset)).OrderByDescending(e => e.Number).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(cancellation);
        return new TableState(
            json is null ? Repeatability.Default() : Repeatability.Parse(json), json is not null, since,
            await db.Courses.CountAsync(c => c.ShownVersion != null && c.ShownVersion != version, cancellation));
    }

    /// <param name="json">As <c>photoprogress repeatability --out</c> writes it.</param>
    /// <returns>Null when it is in force; else why it cannot be.</returns>
    public async Task<Fault?> UseAsync(string json, string name, string actor, CancellationToken cancellation)
    {
        Repeatability table;
        try
        {
            table = Repeatability.Parse(json);
        }
        catch (FormatException fault)
        {
            return new Fault("table", name, $"{fault.Message.TrimEnd('.')}. Choose the file that photoprogress repeatability has written.");
        }

        if (!TableWords.KnowsAny(table)) return new Fault("table", name, "it knows the error of no dimension, so that no verdict could be made with it.");
        var written = table.ToJson(); // blanks in the file are no other table
        return await ChangeAsync(written, Set, actor, cancellation) ? null : new Fault("table", name, "this table is in force already.") { IsConflict = true };
    }

    /// <summary>Back to the table that comes with the program; where that is in force nothing changes.</summary>
    public Task UseBuiltInAsync(string actor, CancellationToken cancellation) => ChangeAsync(null, Reset, actor, cancellation);

    private async Task<bool> ChangeAsync(string? json, string action, string actor, CancellationToken cancellation)
    {
        var (version, now) = (AnalysisEngine.VersionWith(json), clock.GetUtcNow());
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            if (await db.Clinics.Where(c => c.RepeatabilityJson != json).ExecuteUpdateAsync(set => set.SetProperty(c => c.RepeatabilityJson, json), cancellation) == 0) return false;
            await Baselines.TouchAllAsync(db, now, cancellation); // courses before runs, as everybody locks them; and going back finds all verdicts there, so that nothing else would ask for a report
            await RunClaims.RenewAsync(db.Runs, version, now, cancellation);
            await audit.AddAsync(db, new AuditLine(actor, action, "clinic", $"version={version}"), cancellation);
            await transaction.CommitAsync(cancellation);
        }

        // Photos that ended with the table before while that was written. Who ends later looks for itself.
        await RunClaims.RenewAsync(db.Runs, version, now, CancellationToken.None);
        await queue.WakeAsync(CancellationToken.None);
        return true;
    }
}
