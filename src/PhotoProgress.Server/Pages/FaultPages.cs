using Microsoft.AspNetCore.Http.HttpResults;

namespace PhotoProgress.Server.Pages;

/// <summary>Faults as a page for whoever came with a browser; programs get problem details, as before.</summary>
public sealed class FaultPages : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        return !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        await Page(http, problem.Status ?? http.Response.StatusCode, problem.Detail).ExecuteAsync(http);
    }

    /// <param name="detail">Null says what is usual for the status.</param>
    public static RazorComponentResult<FaultPage> Page(HttpContext context, int status, string? detail) =>
        context.Page<FaultPage>(new() { [nameof(FaultPage.Status)] = status, [nameof(FaultPage.Detail)] = detail }, status);
}
