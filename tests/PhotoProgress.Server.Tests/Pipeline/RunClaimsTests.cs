using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Pipeline;

public class RunClaimsTests
{
    private static readonly DateTimeOffset Death = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Three deaths set a photo aside; one more try when it is calm; a fourth death is its own, and nothing but an order begins it again.</summary>
    [Theory, Engines]
    public async Task SetAside_IsTriedOnceMoreWhenNoWorkerDiesAndThenNeverAgain(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var photo = (await service.Seed.ClientAsync()).PhotoId;
        await using var db = service.Open();
        db.Workers.Add(new WorkerBeat { Name = "dead", AnalysisVersion = Seed.Version, StartedAt = Death, SeenAt = Death });
        await db.SaveChangesAsync();
        await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Done));
        await DieAsync(db, photo, RunClaims.MostDeaths, Death);
        Assert.Equal(RunState.SetAside, await StateAsync(db, photo));

        var calm = Death + WorkerPulse.DeadAfter + RunClaims.Calm;
        Assert.Equal(0, await RunClaims.TryOnceMoreAsync(db, calm - TimeSpan.FromSeconds(1), default));
        Assert.Equal(RunState.SetAside, await StateAsync(db, photo));
        Assert.Equal(1, await RunClaims.TryOnceMoreAsync(db, calm + TimeSpan.FromSeconds(1), default));
        Assert.Equal(RunState.Waiting, await StateAsync(db, photo));

        var run = await RunClaims.ClaimAsync(db, "next", Seed.Version, calm + TimeSpan.FromSeconds(2), default);
        Assert.Equal((photo, RunClaims.MostDeaths + 1), (run!.PhotoId, run.Attempts));
        await RunClaims.RecoverAsync(db, [], calm + TimeSpan.FromSeconds(3), default);
        Assert.Equal(RunState.SetAside, await StateAsync(db, photo));
        Assert.Equal(0, await RunClaims.TryOnceMoreAsync(db, calm + TimeSpan.FromDays(1), default));
    }

    private static async Task DieAsync(ClinicDb db, Guid photo, int attempts, DateTimeOffset at)
    {
        await db.Runs.Where(r => r.PhotoId == photo).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RunState.Running).SetProperty(r => r.Attempts, attempts).SetProperty(r => r.Worker, "dead"));
        await RunClaims.RecoverAsync(db, [], at, default);
    }

    private static Task<RunState> StateAsync(ClinicDb db, Guid photo) => db.Runs.Where(r => r.PhotoId == photo).Select(r => r.State).SingleAsync();
}
