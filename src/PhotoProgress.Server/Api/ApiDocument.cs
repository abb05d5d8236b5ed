using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PhotoProgress.Server.Api;

/// <summary>The OpenAPI document of <c>/api/v1</c>; docs/openapi.json is its copy.</summary>
public static class ApiDocument
{
    private const string Scheme = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Secure(operation, context));
    });

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "PhotoProgress",
            Version = "v1",
            Description = "Clients, sessions, photos, verdicts and reports of one clinic. Times are ISO 8601 in UTC, days are days of the clinic. "
                + "Faults are problem details (RFC 9457) that name field, value and what to do.",
        };
        document.Servers = []; // whichever host it is installed on
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API token of the clinic; it begins with ppt_.",
        };
        return Task.CompletedTask;
    }

    private static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        return Task.CompletedTask;
    }
}
