using System.Globalization;
using System.Security.Claims;
using System.Text.Json.Serialization;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Api;

/// <summary>The REST API under <c>/api/v1</c>; docs/api.md shows a day with it.</summary>
public static class ApiRoutes
{
    private const int MostListed = 200;
    private const int UsuallyListed = 50;

    public static void AddApi(this IServiceCollection services)
    {
        services.AddScoped<ClientBook>().AddScoped<CourseBook>().AddScoped<CourseEdits>().AddScoped<NoteBook>().AddScoped<ReportDecisions>();
        services.AddScoped<ClientDeletion>().AddScoped<PhotoDeletion>().AddScoped<Retention>().AddScoped<OrphanSweep>();
        services.AddScoped<StoredBytes>().AddScoped<ReportBytes>().AddScoped<Tokens>();
        services.ConfigureHttpJsonOptions(options =>
        {
            Words.AddConverters(options.SerializerOptions.Converters);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // BadRequests tells more than a status
        services.AddExceptionHandler<BadRequests>();
        services.AddApiDocument();
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").Fails(401, 403, 429);
        ClientRoutes.Map(api);
        ConsentRoutes.Map(api);
        PlanRoutes.Map(api);
        CourseRoutes.Map(api);
        ComparisonRoutes.Map(api);
        SessionRoutes.Map(api);
        NoteRoutes.Map(api);
        PhotoRoutes.Map(api);
        PhotoEditRoutes.Map(api);
        ReportRoutes.Map(api);
        QueueRoutes.Map(api);
        RetentionRoutes.Map(api);
        Tokens.Map(api);
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous(); // it describes the product, not this clinic
    }

    /// <summary>States of failure that a route answers with, each a problem in JSON.</summary>
    public static TBuilder Fails<TBuilder>(this TBuilder route, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses) route.WithMetadata(new Microsoft.AspNetCore.Http.ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
        return route;
    }

    public static Who Who(this ClaimsPrincipal user) => new(user.Name(), user.MemberId());

    /// <summary>How many rows a list may have.</summary>
    public static Fault? LimitFault(int? limit) => limit is null or (>= 1 and <= MostListed)
        ? null
        : new Fault("limit", limit.Value.ToString(CultureInfo.InvariantCulture), "write 1 to 200, or leave it out.");

    public static int LimitOf(int? limit) => limit ?? UsuallyListed;
}
