using System.Diagnostics;
using PhotoProgress.Data;

namespace PhotoProgress.Bench.Scale;

/// <summary>Times routes on a small and on a large clinic, in turn, so that both meet the same machine.</summary>
public static class RouteTimes
{
    private const int Rounds = 25;
    private const int SmallPort = 5931;
    private const int LargePort = 5932;

    /// <summary>Below this, milliseconds, twice the time is nothing that anybody notices; the ratio is printed all the same.</summary>
    private const double Noise = 2;

    /// <summary>Every reading route of the API.</summary>
    public static IReadOnlyList<string> Api { get; } =
    [
        "/api/v1/clients", "/api/v1/clients?code=L-01", "/api/v1/clients/{client}", "/api/v1/plans", "/api/v1/courses/{course}", "/api/v1/courses/{course}/comparisons",
        "/api/v1/courses/{course}/reports", "/api/v1/sessions?date={day}", "/api/v1/sessions/{session}", "/api/v1/photos/{photo}", "/api/v1/photos/{photo}/readings",
        "/api/v1/photos/{photo}/pictures/thumbnail", "/api/v1/reports/{report}", "/api/v1/reports/{report}/html", "/api/v1/queue", "/api/v1/queue/photos?state=waiting", "/ready",
    ];

    /// <summary>Every page as the owner opens it, and the client's own.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "/today", "/today?day={day}", "/clients", "/clients?q=L-01", "/clients/{client}", "/courses/{course}", "/courses/{course}/compare", "/courses/{course}/compare?view=closeup&after={photo}",
        "/reports/{report}/links", "/sessions/{session}", "/sessions/{session}/state", "/triage", "/queue", "/queue/live", "/clinic", "/members", "/clinic/plans", "/clinic/sites",
        "/clinic/retention", "/clinic/keys", "/clinic/repeatability", "/clinic/messages", "/audit", "/audit?action=photo.view", "/audit?subject=photo:{photo}", "/tokens", "/account", Clinic.OwnPage,
    ];

    public static async Task<int> RunAsync(Engine engine, int clients, int sessions, bool pages)
    {
        await using var small = await Clinic.StartAsync(engine, SmallPort, 1, sessions / clients); // one client like the others
        var filling = Stopwatch.StartNew();
        await using var large = await Clinic.StartAsync(engine, LargePort, clients, sessions);
        if (pages) await small.SignInAsync();
        if (pages) await large.SignInAsync();
        Console.WriteLine(FormattableString.Invariant($"{engine}: {clients} clients, {sessions} sessions with a photo each, filled in {filling.Elapsed.TotalSeconds:F0} s, database {large.DatabaseMegabytes:F0} MB"));
        Console.WriteLine($"{(pages ? "page" : "route"),-48} {"one client",12} {"large",10} {"ratio",7}");
        var routes = pages ? Pages : Api;
        var slow = 0;
        foreach (var route in routes)
        {
            var (one, many) = await TimeAsync(small, large, route);
            var fits = many <= 2 * one || many - one < Noise;
            if (!fits) slow++;
            Console.WriteLine(FormattableString.Invariant($"{route,-48} {one,9:F1} ms {many,7:F1} ms {many / one,6:F2}{(fits ? "" : "  over 2")}"));
        }

        Console.WriteLine($"{routes.Count - slow} of {routes.Count} within twice their time.");
        return slow == 0 ? 0 : 1;
    }

    private static async Task<(double Small, double Large)> TimeAsync(Clinic small, Clinic large, string route)
    {
        var (one, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await small.TimeAsync(route));
            many.Add(await large.TimeAsync(route));
        }

        return (Median(one), Median(many));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
