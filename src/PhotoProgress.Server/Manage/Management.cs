namespace PhotoProgress.Server.Manage;

/// <summary>Composes the owner's pages of the clinic itself.</summary>
public static class Management
{
    public static void AddManagement(this IServiceCollection services) =>
        services.AddScoped<PlanBook>().AddScoped<SiteBook>().AddScoped<OwnTable>();

    public static void MapManagePages(this IEndpointRouteBuilder routes)
    {
        routes.MapClinicPages();
        routes.MapPlanPages();
        routes.MapSitePages();
        routes.MapRetentionPages();
        routes.MapKeyPages();
        routes.MapRepeatabilityPages();
    }
}
