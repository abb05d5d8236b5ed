using Quartz;

namespace PhotoProgress.Server.Operations;

/// <summary>Work that comes by the clock, in one process of all.</summary>
public static partial class Housekeeping
{
    public static void AddHousekeeping(this IQuartzBuilder quartz)
    {
        quartz.AddRepeated<OrphanSweep>(OrphanSweep.Key, OrphanSweep.Every);
        quartz.AddRepeated<Retention>(Retention.Key, Retention.Every);
    }

    [LoggerMessage(20, LogLevel.Information, "{Count} files that no row names were removed from the photo store.")]
    internal static partial void OrphansRemoved(this ILogger log, int count);

    [LoggerMessage(21, LogLevel.Information, "{Count} clients were deleted by the clinic's retention rule.")]
    internal static partial void RetentionEnded(this ILogger log, int count);

    /// <summary>A job that one process of all runs again and again.</summary>
    internal static void AddRepeated<TJob>(this IQuartzBuilder quartz, JobKey key, TimeSpan every, int priority = TriggerConstants.DefaultPriority)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name).StartNow().WithPriority(priority)
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
