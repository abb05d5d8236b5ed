using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Logging;
using PhotoProgress.Data;
using PhotoProgress.Server;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>A route that can be opened.</summary>
public sealed record MappedRoute(RoutePattern Pattern, bool IsForEverybody)
{
    public string Text => "/" + Pattern.RawText!.Trim('/').Replace("//", "/", StringComparison.Ordinal);
}

/// <summary>What the application maps for people to open, taken from the application itself, so that no page can be forgotten.</summary>
internal static class MappedRoutes
{
    /// <summary>For programs: what they answer is no page.</summary>
    private static readonly string[] ForPrograms = ["/api/", "/openapi/"];

    public static async Task<IReadOnlyList<MappedRoute>> AllAsync()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-routes-").FullName;
        try
        {
            return await AllAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Composed as ever, and not started.</summary>
    private static async Task<IReadOnlyList<MappedRoute>> AllAsync(string folder)
    {
        var settings = new ServiceSettings(ServiceRole.All, folder, Engine.Sqlite, $"Data Source={Path.Combine(folder, "clinic.db")}", Path.Combine(folder, "keys.json"), null, 1, 1, false);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddPhotoProgress(settings);
        await using var app = builder.Build();
        app.UsePhotoProgress(settings);
        return
        [
            .. from endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               where (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET")
               let route = new MappedRoute(endpoint.RoutePattern, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
               where !ForPrograms.Any(prefix => route.Text.StartsWith(prefix, StringComparison.Ordinal))
               orderby route.Text
               select route,
        ];
    }
}
