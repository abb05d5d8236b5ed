using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

/// <summary>Whatever happens to a file, what comes out is what was stored or an exception of one line, never other bytes.</summary>
public sealed class PhotoStoreDamageTests : IDisposable
{
    private const int Segment = 65536 + 16;
    private const int Header = 92;

    private readonly StoreFolder _folder = new();

    private PhotoStore Store => _folder.Store;

    [Fact]
    public async Task ReadAllAsync_AnyByteFlipped_IsFound()
    {
        var (address, file) = await AddedAsync(100);
        for (var i = 0; i < file.Length; i++)
        {
            file[i] ^= (byte)(1 << (i % 8));
            await AssertCorruptAsync(address, file);
            file[i] ^= (byte)(1 << (i % 8));
        }

        await File.WriteAllBytesAsync(_folder.FileOf(address), file);
        await Store.VerifyAsync(address);
    }

    [Fact]
    public async Task ReadAllAsync_CutAnywhere_IsFound()
    {
        var (address, file) = await AddedAsync(100);
        for (var length = 0; length < file.Length; length++) await AssertCorruptAsync(address, file[..length]);
    }

    [Fact]
    public async Task ReadAllAsync_SegmentsCutOffAppendedOrMoved_IsFound()
    {
        var (address, file) = await AddedAsync(3 * 65536);
        byte[] Segments(params int[] order) => [.. file[..Header], .. order.SelectMany(i => file.AsSpan(Header + (i * Segment), Segment).ToArray())];
        Assert.Equal(file, Segments(0, 1, 2));

        await AssertCorruptAsync(address, Segments(0, 1));
        await AssertCorruptAsync(address, Segments(0, 1, 2, 2));
        await AssertCorruptAsync(address, Segments(1, 0, 2));
        await AssertCorruptAsync(address, Segments(0, 0, 2));
        await AssertCorruptAsync(address, [.. file, 0]);
    }

    [Fact]
    public async Task ReadAllAsync_LateByteFlipped_NamesTheSegmentAndGivesNoByteOfIt()
    {
        var (address, file) = await AddedAsync(3 * 65536);
        file[^100] ^= 1;
        await File.WriteAllBytesAsync(_folder.FileOf(address), file);
        await using var plain = Store.OpenRead(address);
        plain.Position = 2 * 65536;
        var buffer = new byte[10];

        var fault = Assert.Throws<StoreCorruptException>(() => plain.Read(buffer));

        Assert.Equal($"Photo {address}: segment 2 of 3 was changed or is cut off; restore the photo from a backup.", fault.Message);
        Assert.Equal(new byte[10], buffer);
        Assert.Throws<StoreCorruptException>(() => plain.Read(buffer)); // also when asked again
    }

    [Fact]
    public async Task ReadAllAsync_TwoFilesSwapped_IsFoundForBoth()
    {
        var ((one, first), (two, second)) = (await AddedAsync(100), await AddedAsync(101));

        await AssertCorruptAsync(one, second);
        await AssertCorruptAsync(two, first);
    }

    [Fact]
    public async Task ReadAllAsync_KeyNotInTheFile_SaysWhichAndWhatToDo()
    {
        var (address, _) = await AddedAsync(100);
        var stranger = new PhotoStore(_folder.PhotoFolder, _folder.OtherKeys(), _folder.Clock, new SeededBytes(3));

        var fault = await Assert.ThrowsAsync<StoreCorruptException>(() => stranger.ReadAllAsync(address));

        Assert.Equal(_folder.Keys.CurrentId, fault.MissingKeyId);
        Assert.Contains($"locked with key {_folder.Keys.CurrentId}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("copy of the key file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAllAsync_KeyOfTheSameIdButOtherBytes_IsFound()
    {
        var (address, _) = await AddedAsync(100);
        var other = _folder.OtherKeys();
        var text = (await File.ReadAllTextAsync(other.Path)).Replace(other.CurrentId, _folder.Keys.CurrentId, StringComparison.Ordinal);
        await File.WriteAllTextAsync(other.Path, text);
        var stranger = new PhotoStore(_folder.PhotoFolder, KeyRing.Load(other.Path, _folder.Clock, new SeededBytes(4)), _folder.Clock, new SeededBytes(5));

        var fault = await Assert.ThrowsAsync<StoreCorruptException>(() => stranger.ReadAllAsync(address));

        Assert.Null(fault.MissingKeyId);
    }

    [Fact]
    public async Task ReadAllAsync_FormatOfTheFuture_SaysSo()
    {
        var (address, file) = await AddedAsync(100);
        file[7] = 2;

        Assert.Contains("of format 2, and this program reads 1", (await AssertCorruptAsync(address, file)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(string Address, byte[] File)> AddedAsync(int length)
    {
        var address = (await Store.AddAsync(StoreFolder.Content(length))).Address;
        return (address, await File.ReadAllBytesAsync(_folder.FileOf(address)));
    }

    private async Task<StoreCorruptException> AssertCorruptAsync(string address, byte[] file)
    {
        await File.WriteAllBytesAsync(_folder.FileOf(address), file);
        var fault = await Assert.ThrowsAsync<StoreCorruptException>(() => Store.ReadAllAsync(address));
        await Assert.ThrowsAsync<StoreCorruptException>(() => Store.VerifyAsync(address));
        Assert.StartsWith($"Photo {address}: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        return fault;
    }
}
