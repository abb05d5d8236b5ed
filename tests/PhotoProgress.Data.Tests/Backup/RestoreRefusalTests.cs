using System.Formats.Tar;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Backup;

public class RestoreRefusalTests
{
    [Fact]
    public async Task Restore_AnyPartChanged_IsRefusedAndWritesNothing()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var whole = await File.ReadAllBytesAsync(bench.File);
        var (database, place) = await bench.EmptyAsync(Engine.Sqlite);
        foreach (var (name, offset) in await PlacesAsync(bench.File))
        {
            var changed = whole.ToArray();
            changed[offset] ^= 0x04;
            await AssertRefusedAsync(bench, place, changed, name);
        }

        await using var db = database.Open();
        Assert.Null(await new TableRows(db).FirstFilledAsync(TableShape.Of(db), CancellationToken.None));
        Assert.Empty(place.Store.All());
        Assert.Null(RestoreMarker.Read(place.Data));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.99)]
    public async Task Restore_CutOff_IsRefused(double share)
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var whole = await File.ReadAllBytesAsync(bench.File);
        var (_, place) = await bench.EmptyAsync(Engine.Sqlite);
        await AssertRefusedAsync(bench, place, whole[..(int)(share * whole.Length)], "cut");
    }

    /// <summary>Between two parts everything before is whole; only the end is missing.</summary>
    [Fact]
    public async Task Restore_CutOffBetweenParts_IsRefused()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var whole = await File.ReadAllBytesAsync(bench.File);
        var (_, place) = await bench.EmptyAsync(Engine.Sqlite);
        const int headerBytes = 512;
        var manifest = (await PlacesAsync(bench.File)).Single(part => part.Name == "manifest").Offset - headerBytes;
        var refused = await AssertRefusedAsync(bench, place, whole[..manifest], "cut");
        Assert.Contains("its end is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OtherClinicsKeys_IsRefused()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var (_, place) = await bench.EmptyAsync(Engine.Sqlite, bench.Folder.OtherKeys());
        var refused = await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place));
        Assert.Contains("does not open with the keys", refused.Message, StringComparison.Ordinal);
        Assert.Contains("other.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_KeyRetiredSince_IsNamed()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        var old = Assert.Single((await bench.BackupAsync()).Manifest.KeyIds);
        bench.Folder.Keys.AddKey();
        await KeyRotation.RunAsync(bench.Folder.Store);
        Assert.Null(KeyRotation.Retire(bench.Folder.Store, old));
        var (_, place) = await bench.EmptyAsync(Engine.Sqlite);
        Assert.Contains($"needs key {old}", (await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place))).Message, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Restore_PlaceThatIsNotEmpty_IsRefused(Engine engine)
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        var (database, place) = await bench.EmptyAsync(engine);
        await using (var db = database.Open())
        {
            db.Sites.Add(new People.Site { Id = Ids.Random.New(), Name = "Main" });
            await db.SaveChangesAsync();
        }

        Assert.Contains("table Sites holds rows", (await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place))).Message, StringComparison.Ordinal);
        (_, place) = await bench.EmptyAsync(engine);
        await place.Store.AddAsync(new byte[] { 1 });
        Assert.Contains("photo store", (await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place))).Message, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Restore_Interrupted_LeavesAMarkerAndGoesOnWithTheSameBackupOnly(Engine engine)
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        await bench.BackupAsync();
        await bench.BackupAsync(bench.File + "2");
        var (database, place) = await bench.EmptyAsync(engine);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RestoreAsync(place, progress: new StopAt(3, stop), cancellation: stop.Token));

        Assert.Contains("half a clinic", Assert.Throws<BackupException>(() => RestoreMarker.Refuse(place.Data)).Message, StringComparison.Ordinal);
        Assert.Contains("half of another backup", (await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place, bench.File + "2"))).Message, StringComparison.Ordinal);
        await bench.RestoreAsync(place);
        Assert.Equal(await ClinicSample.EverythingAsync(bench.Clinic), await ClinicSample.EverythingAsync(database));
        RestoreMarker.Refuse(place.Data);
    }

    /// <summary>Power failed after the rows were written and before the marker was taken away.</summary>
    [Fact]
    public async Task Restore_InterruptedAtItsEnd_VerifiesAndEnds()
    {
        await using var bench = await BackupBench.CreateAsync(Engine.Sqlite);
        var made = await bench.BackupAsync();
        var (_, place) = await bench.EmptyAsync(Engine.Sqlite);
        await bench.RestoreAsync(place);
        RestoreMarker.Write(place.Data, made.Head.Id);
        await bench.RestoreAsync(place);
        RestoreMarker.Refuse(place.Data);

        RestoreMarker.Write(place.Data, made.Head.Id);
        place.Store.Delete(place.Store.All().First().Address);
        await Assert.ThrowsAsync<BackupException>(() => bench.RestoreAsync(place));
        Assert.NotNull(RestoreMarker.Read(place.Data));
    }

    private static async Task<BackupException> AssertRefusedAsync(BackupBench bench, ClinicPlace place, byte[] bytes, string name)
    {
        var file = bench.File + ".changed";
        await File.WriteAllBytesAsync(file, bytes);
        try
        {
            await bench.RestoreAsync(place, file);
        }
        catch (BackupException refused)
        {
            Assert.Contains(file, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Message);
            return refused;
        }

        throw new InvalidOperationException($"A backup changed in {name} was restored.");
    }

    /// <summary>The first byte of every part.</summary>
    private static async Task<List<(string Name, int Offset)>> PlacesAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        await using var tar = new TarReader(stream);
        var places = new List<(string, int)>();
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Length > 0) places.Add((entry.Name, (int)entry.DataOffset));
        }

        return places;
    }

    private sealed class StopAt(long count, CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value == count) stop.Cancel();
        }
    }
}
