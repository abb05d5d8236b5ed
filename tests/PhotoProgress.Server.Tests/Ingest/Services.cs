using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Tests.Ingest;

/// <summary>Services for tests of the doors.</summary>
internal static class Services
{
    /// <summary>Photos are taken in and not analysed: the queue is paused.</summary>
    public static async Task<TestService> PausedAsync(Engine engine)
    {
        var service = await TestService.StartAsync(engine);
        await using var db = service.Open();
        await db.Clinics.ExecuteUpdateAsync(set => set.SetProperty(c => c.QueuePausedAt, DateTimeOffset.UnixEpoch));
        return service;
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
