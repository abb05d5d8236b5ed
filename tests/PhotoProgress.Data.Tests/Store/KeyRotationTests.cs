using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

public sealed class KeyRotationTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private PhotoStore Store => _folder.Store;

    [Fact]
    public async Task RunAsync_ThenRetire_KeepsEveryByteAddressAndTime()
    {
        var contents = await AddSomeAsync(12);
        var (old, before) = (Store.Keys.CurrentId, Store.All().ToArray());
        var added = _folder.LoadKeys().AddKey();
        var seen = new List<long>();

        var result = await KeyRotation.RunAsync(Store, new Direct(seen.Add));

        Assert.Equal((12, 12, 0), (result.Seen, result.Rewrapped, result.Faults.Count));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), seen);
        Assert.Equal(before, Store.All());
        Assert.Null(KeyRotation.Retire(Store, old));
        Assert.Equal(added, Assert.Single(_folder.LoadKeys().Keys).Id);
        foreach (var (address, content) in contents) Assert.Equal(content, await _folder.Open().ReadAllAsync(address));
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    [Fact]
    public async Task RunAsync_StoppedHalfWay_GoesOnWhereItWas()
    {
        await AddSomeAsync(10);
        Store.Keys.AddKey();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => KeyRotation.RunAsync(Store, new Direct(seen => StopAt(4, seen, stop)), stop.Token));

        Assert.Equal(4, Store.All().Count(IsLockedWithCurrent));
        var rest = await KeyRotation.RunAsync(_folder.Open());
        Assert.Equal((10, 6), (rest.Seen, rest.Rewrapped));
        Assert.Equal(0, (await KeyRotation.RunAsync(Store)).Rewrapped);
        foreach (var file in Store.All()) await Store.VerifyAsync(file.Address);
    }

    [Fact]
    public async Task RunAsync_WhilePhotosAreReadAddedAndDeleted_LosesNoneAndBringsNoneBack()
    {
        var contents = await AddSomeAsync(60);
        var doomed = contents.Keys.Where((_, i) => i % 3 == 0).ToArray();
        var other = _folder.Open();
        Store.Keys.AddKey();

        var rotation = Task.Run(() => KeyRotation.RunAsync(Store));
        foreach (var address in doomed) other.Delete(address);
        foreach (var (address, content) in contents.Where(pair => !doomed.Contains(pair.Key))) Assert.Equal(content, await other.ReadAllAsync(address));
        var late = (await other.AddAsync(StoreFolder.Content(999, 999))).Address;
        Assert.Empty((await rotation).Faults);

        Assert.Equal(contents.Keys.Except(doomed).Append(late).Order(StringComparer.Ordinal), Store.All().Select(file => file.Address));
        Assert.All(Store.All(), file => Assert.True(IsLockedWithCurrent(file)));
    }

    [Fact]
    public async Task RunAsync_DamagedPhoto_IsToldAndTheRestIsDone()
    {
        var damaged = (await AddSomeAsync(3)).Keys.First();
        await File.WriteAllBytesAsync(_folder.FileOf(damaged), new byte[200]);
        var old = Store.Keys.CurrentId;
        Store.Keys.AddKey();

        var result = await KeyRotation.RunAsync(Store);

        Assert.Equal((3, 2), (result.Seen, result.Rewrapped));
        Assert.StartsWith($"Photo {damaged}: ", Assert.Single(result.Faults), StringComparison.Ordinal);
        Assert.Equal("damaged_photo", KeyRotation.Retire(Store, old)!.Code);
        Store.Delete(damaged);
        Assert.Null(KeyRotation.Retire(Store, old));
    }

    [Fact]
    public async Task AddAsync_ProcessThatKnowsOnlyTheOldKey_LocksWithTheNewOne()
    {
        var stale = _folder.Open();
        var old = Store.Keys.CurrentId;
        Store.Keys.AddKey();
        Assert.Null(KeyRotation.Retire(Store, old));
        Assert.Equal(old, stale.Keys.CurrentId);

        var content = StoreFolder.Content(100);
        var address = (await stale.AddAsync(content)).Address;

        Assert.Equal(content, await _folder.Open().ReadAllAsync(address));
    }

    [Fact]
    public async Task Retire_KeyThatIsNeeded_StaysAndSaysWhy()
    {
        await AddSomeAsync(3);
        var old = Store.Keys.CurrentId;
        Assert.Equal("current_key", KeyRotation.Retire(Store, old)!.Code);
        Store.Keys.AddKey();

        var refusal = KeyRotation.Retire(Store, old)!;

        Assert.Equal(("key_in_use", $"3 photo(s) are locked with key {old}."), (refusal.Code, refusal.Message));
        Assert.Equal("unknown_key", KeyRotation.Retire(Store, new string('0', 32))!.Code);
        Assert.Equal(2, _folder.LoadKeys().Keys.Count);
    }

    public void Dispose() => _folder.Dispose();

    private static void StopAt(long count, long seen, CancellationTokenSource stop)
    {
        if (seen == count) stop.Cancel();
    }

    private async Task<Dictionary<string, byte[]>> AddSomeAsync(int count)
    {
        var contents = new Dictionary<string, byte[]>();
        for (var i = 0; i < count; i++)
        {
            var content = StoreFolder.Content(i * 7001, i);
            contents[(await Store.AddAsync(content)).Address] = content;
        }

        return contents;
    }

    /// <summary>Bytes 8 to 24 of a file are the id of its key.</summary>
    private bool IsLockedWithCurrent(StoredFile file) =>
        Convert.ToHexStringLower(File.ReadAllBytes(_folder.FileOf(file.Address)).AsSpan(8, 16)) == _folder.LoadKeys().CurrentId;

    /// <summary>Progress on the thread that reports it: <see cref="Progress{T}"/> would post it elsewhere.</summary>
    private sealed class Direct(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
