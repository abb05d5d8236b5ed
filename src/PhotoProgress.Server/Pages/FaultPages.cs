using PhotoProgress.Server.Operations;

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
        Limits.SetSecurityHeaders(http.Response); // an exception has cleared them
        var status = problem.Status ?? http.Response.StatusCode;
        await http.Page<FaultPage>(new() { [nameof(FaultPage.Status)] = status, [nameof(FaultPage.Detail)] = problem.Detail }, status).ExecuteAsync(http);
    }
}
