// Photos come in through three doors while the service is killed at random moments; nothing may be lost, doubled or left undone.
//   dotnet run -c Release --project bench/survive -- [--engine sqlite|postgres|both] [--photos 500] [--kills 100] [--seed 1]
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;

IReadOnlyList<Plan> plans;
try
{
    plans = Plan.Read(args);
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}

var (passed, failed, skipped) = (0, 0, 0);
foreach (var plan in plans)
{
    if (plan.Engine == Engine.Postgres && PrivatePostgres.Programs is null)
    {
        Console.WriteLine("Postgres: skipped, it is not installed.");
        skipped++;
        continue;
    }

    await using var run = new Run(plan);
    var (good, bad) = await run.GoAsync(Console.Out);
    (passed, failed) = (passed + good, failed + bad);
}

Console.WriteLine($"Bench bounds: {passed} kept, {failed} broken, {skipped} skipped");
return failed == 0 ? 0 : 1;
