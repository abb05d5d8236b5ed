using PhotoProgress.Data;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;
using Quartz;

namespace PhotoProgress.Server.Pipeline;

/// <summary>Composes the worker: stages, tickets, sweep.</summary>
public static class PipelineServices
{
    // Quartz' own minimum; a ticket written by another process is seen within it.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckInMissed = TimeSpan.FromSeconds(3);

    /// <summary>Priority of a trigger; Quartz gives tickets 5.</summary>
    private const int BeforeTickets = 10;

    public static void AddPipeline(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton<AnalysisEngine>().AddSingleton<AnalysisQueue>().AddSingleton<Meters>();
        services.AddSingleton(provider => WorkerName.Of(provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<Derived>().AddScoped<CheckStage>().AddScoped<JudgeStage>().AddScoped<PhotoWork>().AddScoped<ReportStage>();
        services.AddQuartz(quartz => Configure(quartz, settings));
        if (settings.Analyses) services.AddHostedService<WorkerPulse>();
        services.AddQuartzHostedService(options =>
        {
            options.WaitForJobsToComplete = true;
            options.AutoStart = settings.Analyses;
        });
    }

    private static void Configure(IQuartzBuilder quartz, ServiceSettings settings)
    {
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = "photoprogress";
            options.GenerateInstanceId = true;
            options.IdleWaitTime = Look;
            options.MaxBatchSize = 1;
        });
        quartz.UseDefaultThreadPool(settings.Workers); // the sweep takes milliseconds and has the next thread that is free
        quartz.UsePersistentStore(store =>
        {
            if (settings.Engine == Engine.Sqlite) store.UseSqlite(settings.QuartzConnection);
            else
            {
                store.UsePostgres(settings.QuartzConnection);
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, CheckInMissed));
            }

            store.ProvisionSchema();
        });
        quartz.AddHousekeeping();
        quartz.AddJob<Ticket>(job => job.WithIdentity(AnalysisQueue.TicketJob).StoreDurably());
        quartz.AddRepeated<Sweep>(Sweep.Key, Sweep.Every, BeforeTickets);
    }
}
