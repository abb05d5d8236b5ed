using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Queue;

/// <summary>A photo in the queue's table with the mark of each stage so far.</summary>
public sealed record QueueRow(
    Guid PhotoId, string Client, PhotoView View, DateOnly Date, RunState State, int Attempts, string? Error, IReadOnlyDictionary<Stage, StageMark> Marks);

/// <summary>The photos that the queue page shows: what runs, what is stuck, what waits, and what was done last.</summary>
public sealed class QueueRows(ClinicDb db)
{
    private const int MostOfEach = 12;

    public async Task<IReadOnlyList<QueueRow>> Async(CancellationToken cancellation)
    {
        var runs = new List<AnalysisRun>();
        foreach (var state in new[] { RunState.Running, RunState.SetAside, RunState.Failed })
            runs.AddRange(await db.Runs.AsNoTracking().Where(r => r.State == state).OrderBy(r => r.StartedAt).Take(MostOfEach).ToListAsync(cancellation));
        runs.AddRange(await db.Runs.AsNoTracking().Where(r => r.State == RunState.Waiting).OrderBy(r => r.Priority).ThenBy(r => r.DueAt).Take(MostOfEach).ToListAsync(cancellation));
        var lately = from mark in db.Marks
                     where mark.Stage == Stage.Judge || mark.Stage == Stage.Align
                     orderby mark.At descending
                     select mark.PhotoId;
        var last = await lately.Take(2 * MostOfEach).ToListAsync(cancellation);
        // By the photos alone: with the state beside them, an engine walks through all that are done.
        var done = await db.Runs.AsNoTracking().Where(r => last.Contains(r.PhotoId)).ToListAsync(cancellation);
        runs.AddRange(done.Where(r => r.State == RunState.Done).OrderByDescending(r => r.FinishedAt).Take(MostOfEach));
        return await RowsAsync(runs, cancellation);
    }

    private async Task<IReadOnlyList<QueueRow>> RowsAsync(List<AnalysisRun> runs, CancellationToken cancellation)
    {
        var ids = runs.ConvertAll(r => r.PhotoId);
        var heads = await (from photo in db.Photos
                           join session in db.Sessions on photo.SessionId equals session.Id
                           join course in db.Courses on photo.CourseId equals course.Id
                           join client in db.Clients on course.ClientId equals client.Id
                           where ids.Contains(photo.Id)
                           select new { photo.Id, client.Code, photo.View, session.Date }).ToDictionaryAsync(h => h.Id, cancellation);
        var marks = await db.Marks.AsNoTracking().Where(m => ids.Contains(m.PhotoId)).ToListAsync(cancellation);
        return [.. from run in runs
                   where heads.ContainsKey(run.PhotoId)
                   let head = heads[run.PhotoId]
                   let own = marks.Where(m => m.PhotoId == run.PhotoId && m.AnalysisVersion == run.AnalysisVersion)
                       .GroupBy(m => m.Stage).ToDictionary(g => g.Key, g => g.OrderByDescending(m => m.At).First())
                   select new QueueRow(head.Id, head.Code, head.View, head.Date, run.State, run.Attempts, run.Error, own)];
    }
}
