using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

/// <summary>What a photo takes of the memory. The count is of the whole process, so nothing may run beside.</summary>
[Collection(nameof(Alone))]
public sealed class PhotoStoreMemoryTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private PhotoStore Store => _folder.Store;

    /// <summary>Three segments are held while adding and two while reading: 16 MB in or out take less than a quarter of that.</summary>
    [Fact]
    public async Task AddAsync_LargeFile_HoldsSegmentsNotTheFile()
    {
        const int length = 16 << 20;
        var content = StoreFolder.Content(length);
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            content[0]++;
            var before = GC.GetTotalAllocatedBytes();
            var address = (await Store.AddAsync(content)).Address;
            await Store.VerifyAsync(address);
            least = Math.Min(least, GC.GetTotalAllocatedBytes() - before); // the runtime's own threads allocate too
        }

        Assert.InRange(least, 1, length / 4);
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Tests that measure the process they run in: they come after all others, one by one.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
