using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace PhotoProgress.Server.Api;

/// <summary>Requests that the framework could not read: says which part and why, instead of a bare status.</summary>
public sealed class BadRequests : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad) return false;
        await Results.Problem(Told(bad), statusCode: bad.StatusCode).ExecuteAsync(httpContext);
        return true;
    }

    private static string Told(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The file is larger than this service takes: send a smaller one.",
        { InnerException: JsonException { Path: { } path } } => $"The body's field {path} cannot be read: docs/api.md and /openapi/v1.json tell what belongs there.",
        { InnerException: JsonException } => "The body is not JSON: docs/api.md has an example of every request.",
        _ => bad.Message,
    };
}
