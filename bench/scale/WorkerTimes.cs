using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Bench.Scale;

/// <summary>How many photos a second one worker takes through all stages, and how many two. Each works on one photo at a time.</summary>
public static class WorkerTimes
{
    private const int WebPort = 5941;
    private const int Visits = 4;

    public static async Task<int> RunAsync(int photos)
    {
        if (PrivatePostgres.Programs is null)
        {
            Console.WriteLine("PostgreSQL is not installed: several workers need it.");
            return 1;
        }

        var one = await PerSecondAsync(photos, 1);
        var two = await PerSecondAsync(photos, 2);
        Console.WriteLine(FormattableString.Invariant($"one worker {one:F2} photos/s, two workers {two:F2} photos/s: {two / one:F2} times (asked: 1.8), on {Environment.ProcessorCount} processors"));
        return two / one >= 1.8 ? 0 : 1;
    }

    private static async Task<double> PerSecondAsync(int photos, int workers)
    {
        var data = Directory.CreateTempSubdirectory("photoprogress-workers-").FullName;
        await using var database = await TestDatabase.CreateAsync(Engine.Postgres);
        var processes = new List<ServiceProcess> { new("web", data, database.Connection, WebPort, Path.Combine(data, "log.txt"), workers: 1) };
        for (var i = 0; i < workers; i++) processes.Add(new ServiceProcess("worker", data, database.Connection, WebPort + 1 + i, Path.Combine(data, "log.txt"), workers: 1));
        try
        {
            processes[0].EnsureStarted();
            await processes[0].ReadyAsync();
            await BringAsync(database, processes[0].Address, photos);
            foreach (var worker in processes.Skip(1)) worker.EnsureStarted();
            return await RateAsync(database, photos, workers);
        }
        finally
        {
            foreach (var process in processes) process.Dispose();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>From when all workers live and a tenth is done, to when all but a tenth is: starts and ends do not count.</summary>
    private static async Task<double> RateAsync(TestDatabase database, int photos, int workers)
    {
        var (from, clock) = (0, Stopwatch.StartNew());
        while (true)
        {
            await Task.Delay(100);
            await using var db = database.Open();
            var done = await db.Runs.CountAsync(r => r.State == RunState.Done);
            if (from == 0 && done >= photos / 10 && await db.Workers.CountAsync() == workers)
            {
                from = done;
                clock.Restart();
            }
            else if (from > 0 && done >= photos * 9 / 10) return (done - from) / clock.Elapsed.TotalSeconds;
        }
    }

    private static async Task BringAsync(TestDatabase database, Uri web, int photos)
    {
        using var http = new HttpClient { BaseAddress = web };
        var ids = Ids.Seeded(3);
        var secret = ids.Secret();
        var sessions = new List<(Guid Id, int Subject, int Visit)>();
        await using (var db = database.Open())
        {
            db.Add(Rows.TokenOf(secret, "PhotosWrite", ids));
            var plan = Rows.PlanOf(ids);
            db.Add(plan);
            var site = db.Sites.First().Id;
            for (var subject = 0; subject * Visits < photos; subject++) sessions.AddRange(AddClient(db, subject, site, plan.Id, ids));
            await db.SaveChangesAsync();
        }

        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", secret);
        var (maker, codec) = (CloseupScene.Maker(3), new PhotoCodec());
        foreach (var (id, subject, visit) in sessions.Take(photos))
        {
            using var body = new ByteArrayContent(maker.Make(new PhantomKey(subject, 0, visit)).Jpeg(codec));
            using var answer = await http.PostAsync(new Uri($"/api/v1/sessions/{id}/photos?view=closeup&timing={(visit == 0 ? "pre-session" : "follow-up")}", UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static IEnumerable<(Guid Id, int Subject, int Visit)> AddClient(ClinicDb db, int subject, Guid site, Guid plan, Ids ids)
    {
        var first = new DateOnly(2026, 1, 10);
        var (course, all) = Rows.ClientOf(FormattableString.Invariant($"W-{subject:000}"), site, plan, first, ids);
        db.AddRange(all);
        for (var visit = 0; visit < Visits; visit++)
        {
            var session = new Session { Id = ids.New(), CourseId = course.Id, Date = first.AddDays(30 * visit), Kind = visit == 0 ? SessionKind.Treatment : SessionKind.FollowUp };
            db.Add(session);
            yield return (session.Id, subject, visit);
        }
    }
}
