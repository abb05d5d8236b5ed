using System.Net;
using System.Text;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Operations;

/// <summary><c>/metrics</c> in Prometheus' text format, for this machine and for tokens that may read the queue.</summary>
public static class Metrics
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", ReadAsync).AllowAnonymous().ExcludeFromDescription(); // who may read it depends on where from

    private static async Task<IResult> ReadAsync(HttpContext context, MetricListener listener, QueueStatus queue, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IsLocal(context) && !context.User.Has(Permission.QueueRead)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var text = new StringBuilder();
        Print(text, await queue.SummaryAsync(cancellation), clock.GetUtcNow());
        listener.Print(text);
        return Results.Text(text.ToString(), ContentType);
    }

    /// <summary>From this machine itself, and not by way of a proxy on it, which would be everybody.</summary>
    internal static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.Equals("Via", StringComparison.OrdinalIgnoreCase));

    /// <summary>Asked of the database when somebody looks: all processes give the same answer.</summary>
    internal static void Print(StringBuilder text, QueueSummary queue, DateTimeOffset now)
    {
        const string photos = "photoprogress_queue_photos";
        Type(text, photos);
        MetricSeries.Line(text, photos, "state=\"waiting\"", queue.Waiting);
        MetricSeries.Line(text, photos, "state=\"running\"", queue.Running);
        MetricSeries.Line(text, photos, "state=\"failed\"", queue.Failed);
        MetricSeries.Line(text, photos, "state=\"set_aside\"", queue.SetAside);
        Gauge(text, "photoprogress_queue_oldest_wait_seconds", queue.OldestDueAt is { } due ? Math.Max(0, (now - due).TotalSeconds) : 0);
        Gauge(text, "photoprogress_queue_reports_due", queue.ReportsDue);
        Gauge(text, "photoprogress_queue_paused", queue.PausedAt is null ? 0 : 1);
        Gauge(text, "photoprogress_workers_alive", queue.Workers.Count(worker => worker.Alive));
    }

    private static void Gauge(StringBuilder text, string name, double value)
    {
        Type(text, name);
        MetricSeries.Line(text, name, "", value);
    }

    private static void Type(StringBuilder text, string name) => text.Append("# TYPE ").Append(name).Append(" gauge\n");
}
