using System.Security.Cryptography;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Store.Parts;
using PhotoProgress.Server.Ingest.Inbox;
using PhotoProgress.Server.Ingest.Triage;
using PhotoProgress.Server.Ingest.Web;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest;

/// <summary>Composes the doors: web and inbox. The third, the API, is in its own folder; all end at <see cref="Intake"/>.</summary>
public static class IngestServices
{
    public static void AddIngest(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddScoped<Intake>();
        if (!settings.ServesPeople) return;
        services.AddSingleton(provider => new PartFolder(
            Path.Combine(settings.Data, "uploads"), provider.GetRequiredService<KeyRing>().Derive("uploads"), RandomNumberGenerator.Create()));
        services.AddScoped<UploadDoor>().AddScoped<ViewChange>().AddScoped<TriageDesk>();
        services.AddScoped<InboxPass>().AddScoped<InboxMatch>();
        if (settings.Inbox is { } inbox)
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Inbox.Inbox>(provider, inbox, settings.Data));
            services.AddHostedService<InboxService>();
        }

        services.AddSingleton<UploadSweep>().AddHostedService(provider => provider.GetRequiredService<UploadSweep>());
    }

    public static void MapIngest(this IEndpointRouteBuilder routes)
    {
        routes.MapUploads();
        routes.MapSessions();
        routes.MapTriage();
    }
}
