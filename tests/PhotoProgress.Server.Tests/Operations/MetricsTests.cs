using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pipeline;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

public class MetricsTests
{
    [Theory, Engines]
    public async Task Metrics_FromThisMachine_TellQueueAndRequestsWithoutIds(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = service.Anonymous();
        using (var token = await service.WithTokenAsync("photos:read")) await token.GetAsync($"/photos/{seeded.PhotoId}/medium?name=somebody");

        using var answer = await http.GetAsync("/metrics");
        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var state in new[] { "waiting", "running", "failed", "set_aside" }) Assert.Matches($$"""(?m)^photoprogress_queue_photos\{state="{{state}}"\} \d+$""", text);
        Assert.Matches("(?m)^photoprogress_queue_oldest_wait_seconds [0-9.]+$", text);
        Assert.Matches("""(?m)^http_server_request_duration_seconds_count\{.*route="/photos/\{.+\}.*"\} [1-9]""", text);
        Assert.DoesNotContain(seeded.PhotoId.ToString(), text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("somebody", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Matches("""^(# TYPE [a-z_]+ (counter|gauge|histogram)|[a-z_]+(\{.*\})? [-+0-9.E]+)$""", line));
    }

    [Theory, Engines]
    public async Task Metrics_ThroughAProxy_NeedATokenThatMayReadTheQueue(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        Assert.Equal(HttpStatusCode.Unauthorized, await ForwardedAsync(service.Anonymous()));
        Assert.Equal(HttpStatusCode.Unauthorized, await ForwardedAsync(await service.WithTokenAsync("photos:read")));
        Assert.Equal(HttpStatusCode.OK, await ForwardedAsync(await service.WithTokenAsync("queue:read")));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.1.20", false)]
    public void IsLocal_FollowsTheAddress(string address, bool local)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        Assert.Equal(local, Metrics.IsLocal(context));
    }

    [Fact]
    public void Print_Queue_GivesItsNumbers()
    {
        var (text, now) = (new StringBuilder(), new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
        Metrics.Print(text, new QueueSummary(null, 7, 2, 1, 3, 4, now.AddSeconds(-90), [], [new WorkerRow("a", "1", now, now, true), new WorkerRow("b", "1", now, now, false)]), now);
        foreach (var line in new[] { "queue_photos{state=\"waiting\"} 7", "queue_photos{state=\"set_aside\"} 3", "queue_oldest_wait_seconds 90", "queue_reports_due 4", "queue_paused 0", "workers_alive 1" })
            Assert.Contains($"photoprogress_{line}\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Listener_Histogram_CountsIntoItsBuckets()
    {
        using var listener = new MetricListener();
        using var meter = new Meter(Meters.Name);
        var seconds = meter.CreateHistogram<double>("photoprogress_test_seconds");
        seconds.Record(0.2);
        seconds.Record(700);
        meter.CreateCounter<long>("photoprogress_test_total").Add(3);
        var text = new StringBuilder();
        listener.Print(text);
        foreach (var line in new[] { "test_seconds_bucket{le=\"0.1\"} 0", "test_seconds_bucket{le=\"0.25\"} 1", "test_seconds_bucket{le=\"60\"} 1", "test_seconds_bucket{le=\"+Inf\"} 2", "test_seconds_count 2", "test_total 3" })
            Assert.Contains($"photoprogress_{line}\n", text.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> ForwardedAsync(HttpClient http)
    {
        using (http)
        {
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            return await http.GetAsync("/metrics").StatusAsync();
        }
    }
}
