using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Tests.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Data.Tests.Backup;

/// <summary>The service goes on while a backup is made: photos come in and clients are deleted.</summary>
public class BackupWhileWritingTests
{
    [Theory, Engines]
    public async Task Backup_DuringWrites_IsOneMoment(Engine engine)
    {
        await using var bench = await BackupBench.CreateAsync(engine);
        for (var i = 0; i < 20; i++) await TakeInAsync(bench, 1000 + i);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteUntilAsync(bench, stop.Token));

        for (var round = 0; round < 3; round++)
        {
            var file = $"{bench.File}-{round}";
            var made = await bench.BackupAsync(file);
            Assert.Empty(made.Manifest.Damaged);
            await AssertWholeAsync(bench, file);
        }

        await stop.CancelAsync();
        Assert.True(await writing > 0, "Nothing was written meanwhile: the backup kept everybody waiting.");
    }

    /// <summary>A photo is deleted after the backup's moment and before its file was copied: the restored clinic does not know it either.</summary>
    [Theory, Engines]
    public async Task Backup_PhotoDeletedMeanwhile_IsGoneFromTheRestoredClinicToo(Engine engine)
    {
        await using var bench = await BackupBench.CreateAsync(engine);
        for (var i = 0; i < 5; i++) await TakeInAsync(bench, i);

        var made = await bench.BackupAsync(progress: new DeletesOnce(() => DeleteOneAsync(bench).GetAwaiter().GetResult()));

        Assert.Single(made.Manifest.Gone);
        Assert.Empty(made.Manifest.Damaged);
        var (database, place) = await bench.EmptyAsync(engine);
        await bench.RestoreAsync(place);
        await using var db = database.Open();
        Assert.Equal((4, 4), (await db.Photos.CountAsync(p => p.Camera == "new"), await db.Runs.CountAsync(r => r.Worker == "new")));
        Assert.DoesNotContain(place.Store.All(), file => file.Address == made.Manifest.Gone[0]);
    }

    private static async Task AssertWholeAsync(BackupBench bench, string file)
    {
        var (database, place) = await bench.EmptyAsync(Engine.Sqlite);
        await bench.RestoreAsync(place, file);
        await using var db = database.Open();
        // A photo and its run come and go in one transaction.
        Assert.Equal(await db.Photos.CountAsync(p => p.Camera == "new"), await db.Runs.CountAsync(r => r.Worker == "new"));
        foreach (var address in await db.Photos.Select(p => p.Address).ToListAsync()) await place.Store.VerifyAsync(address);
        Assert.Null((await ClinicSample.TrailOf(bench.Folder).VerifyAsync(db)).Fault);
    }

    private static async Task<int> WriteUntilAsync(BackupBench bench, CancellationToken stop)
    {
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            await TakeInAsync(bench, done);
            if (done % 2 == 0) await DeleteOneAsync(bench);
            done++;
        }

        return done;
    }

    private static async Task TakeInAsync(BackupBench bench, int seed)
    {
        var blob = await bench.Folder.Store.AddAsync(StoreFolder.Content(50_000, 100_000 + seed));
        await using var db = bench.Clinic.Open();
        var session = await db.Sessions.FirstAsync();
        var photo = new Photo
        {
            Id = Ids.Random.New(),
            CourseId = session.CourseId,
            SessionId = session.Id,
            Address = blob.Address,
            Camera = "new",
            ReceivedFrom = "inbox",
        };
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Photos.Add(photo);
        await db.SaveChangesAsync();
        db.Runs.Add(new AnalysisRun { PhotoId = photo.Id, AnalysisVersion = "1", Worker = "new" });
        await db.SaveChangesAsync();
        await ClinicSample.TrailOf(bench.Folder).AddAsync(db, new AuditLine("inbox", "photo.add", $"photo:{photo.Id}"));
        await transaction.CommitAsync();
    }

    /// <summary>The row first, then the file, as the service does.</summary>
    private static async Task DeleteOneAsync(BackupBench bench)
    {
        await using var db = bench.Clinic.Open();
        var photo = await db.Photos.Where(p => p.Camera == "new").OrderByDescending(p => p.Address).FirstAsync();
        db.Photos.Remove(photo);
        await db.SaveChangesAsync();
        bench.Folder.Store.Delete(photo.Address);
    }

    private sealed class DeletesOnce(Action delete) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value == 1) delete();
        }
    }
}
