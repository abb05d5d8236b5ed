using Quartz;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// The seam to the job engine (Quartz; docs/decisions/0003-quartz.md): tickets that say "there is work", spread over all workers. Which
/// work, is a query of the clinic's database, so a ticket that is lost costs seconds and nothing else.
/// </summary>
public sealed class AnalysisQueue(ISchedulerFactory schedulers, ILogger<AnalysisQueue> log)
{
    public static readonly JobKey TicketJob = new("ticket");

    /// <summary>Announces work. Never fails: the sweep finds what could not be announced.</summary>
    public async Task WakeAsync(CancellationToken cancellation) => await WakeAsync(1, cancellation);

    /// <param name="tickets">One for each piece of work.</param>
    public async Task WakeAsync(int tickets, CancellationToken cancellation)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellation);
            for (var i = 0; i < tickets; i++)
                await scheduler.ScheduleJob(TriggerBuilder.Create().ForJob(TicketJob).StartNow().Build(), cancellationToken: cancellation);
        }
        catch (Exception fault) when (fault is SchedulerException or System.Data.Common.DbException)
        {
            log.TicketFailed(fault.GetType().Name);
        }
    }

    /// <summary>Tickets that wait for a worker.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        return (await scheduler.GetTriggersOfJob(TicketJob, cancellation)).Count;
    }
}
