using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using PhotoProgress.Data;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Account;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Courses;
using PhotoProgress.Server.Demo;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Manage;
using PhotoProgress.Server.Members;
using PhotoProgress.Server.Notices;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Own;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Photos;
using PhotoProgress.Server.Pipeline;
using PhotoProgress.Server.Queue;
using PhotoProgress.Server.Settings;
using PhotoProgress.Server.Sharing;
using PhotoProgress.Server.Today;
using PhotoProgress.Server.Trail;

namespace PhotoProgress.Server;

/// <summary>The only place where the service is put together: what it consists of, and which feature maps which routes.</summary>
public static class Composition
{
    /// <summary>Readings are health data too, and the database is not encrypted as photos are.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="KeyFileException">The clinic's keys cannot be used.</exception>
    /// <exception cref="BackupException">The data folder holds half a clinic: a restore was interrupted.</exception>
    public static void AddPhotoProgress(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        RestoreMarker.Refuse(settings.Data);
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(Ids.Random);
        services.AddKeys(settings);
        services.AddClinicDb(settings.Engine, settings.Connection);
        services.AddPipeline(settings);
        services.AddIngest(settings);
        services.AddScoped<QueueStatus>().AddScoped<QueueRows>().AddScoped<ShareLinks>();
        services.AddScoped<Invitations>().AddScoped<MemberBook>().AddScoped<OwnAccount>().AddScoped<OwnPasskeys>();
        services.AddNotices(settings);
        services.AddManagement();
        if (settings is { Demo: true, ServesPeople: true }) services.AddHostedService<DemoClinic>();
        services.AddAccess();
        services.AddSingleton<IProblemDetailsWriter, FaultPages>().AddProblemDetails(); // the first that can write does
        services.AddApi();
        services.AddRazorComponents();
        services.AddSingleton<MetricListener>();
        builder.AddLogs(settings);
        builder.AddLimits(settings);
    }

    public static void UsePhotoProgress(this WebApplication app, ServiceSettings settings)
    {
        app.Services.GetRequiredService<MetricListener>(); // hears from now on
        app.UseKnownProxies(settings);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseStaticFiles(); // style, scripts and icon: nothing that anybody may not see
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseFormGuard();
        app.UseAuthorization();
        app.MapHealth();
        app.MapMetrics();
        if (!settings.ServesPeople) return;
        app.MapSignIn();
        app.MapIngest();
        app.MapApi();
        app.MapPhotoBytes();
        app.MapClientPages();
        app.MapTodayPages();
        app.MapCoursePages();
        app.MapMemberPages();
        app.MapAccountPages();
        app.MapOwnPages();
        app.MapSharePages();
        app.MapManagePages();
        app.MapMessagePages();
        app.MapTrailPages();
        app.MapTokenPages();
        app.MapQueuePages();
        app.BuildEndpointsOnce();
    }

    /// <summary>Routing and authorization each ask the sources for all endpoints; a source compiles them anew each time, a composite keeps them.</summary>
    private static void BuildEndpointsOnce(this IEndpointRouteBuilder routes)
    {
        var all = new CompositeEndpointDataSource([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(all);
    }

    private static void AddKeys(this IServiceCollection services, ServiceSettings settings)
    {
        var random = RandomNumberGenerator.Create();
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.Data);
        else Directory.CreateDirectory(settings.Data, OwnerOnly);
        var only = OnlyProcess.Of(settings);
        services.AddSingleton(_ => only); // made by the container's call, so that the container lets it go
        var keys = Keys.Open(settings, random);
        services.AddSingleton(keys);
        services.AddSingleton(new PhotoStore(settings.PhotoFolder, keys, TimeProvider.System, random));
        services.AddSingleton(new AuditKey(keys.Derive("audit")));
        services.AddSingleton<AuditTrail>();
        services.AddDataProtection().SetApplicationName("photoprogress");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new ProtectionKeyStore(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<Ids>(), keys.Derive("protection"))));
    }
}
