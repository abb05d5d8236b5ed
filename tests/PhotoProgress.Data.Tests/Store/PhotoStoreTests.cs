using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

public sealed class PhotoStoreTests : IDisposable
{
    private const int Segment = 65536;

    private readonly StoreFolder _folder = new();

    private PhotoStore Store => _folder.Store;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(Segment - 1)]
    [InlineData(Segment)]
    [InlineData(Segment + 1)]
    [InlineData(3 * Segment)]
    [InlineData(5 * 1024 * 1024)]
    public async Task AddAsync_AnyLength_ComesBackByteForByte(int length)
    {
        var content = StoreFolder.Content(length);
        var blob = (await Store.AddAsync(new MemoryStream(content), length)).Value;

        Assert.Equal((length, false), (blob.PlainBytes, blob.WasThere));
        Assert.Equal(content, await _folder.Open().ReadAllAsync(blob.Address));
        await Store.VerifyAsync(blob.Address);
    }

    /// <summary>Any length, read in pieces of any size from any place, from a source that gives what it likes.</summary>
    [Fact]
    public void OpenRead_AnyPlaceAndPiece_IsThatPartOfTheContent() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_260_402, 7),
        Prop.ForAll(Gen.Choose(0, 4 * Segment).Zip(Gen.Choose(0, 1000)).Zip(Gen.Choose(1, 2 * Segment)).ToArbitrary(), input =>
        {
            var ((length, perMille), piece) = (input.Item1, input.Item2);
            var content = StoreFolder.Content(length, piece);
            var address = Store.AddAsync(new Trickle(content, piece), length).GetAwaiter().GetResult().Value.Address;
            using var plain = Store.OpenRead(address);
            var from = (int)(length * (long)perMille / 1000);
            plain.Seek(from, SeekOrigin.Begin);
            var read = new byte[Math.Min(piece, length - from)];
            plain.ReadExactly(read);
            return plain.Length == length && read.AsSpan().SequenceEqual(content.AsSpan(from, read.Length));
        }));

    [Fact]
    public async Task OpenRead_BothWaysOfReading_AgreeAndEndWithNothing()
    {
        var content = StoreFolder.Content((2 * Segment) + 5);
        await using var plain = Store.OpenRead((await Store.AddAsync(content)).Address);
        var buffer = new byte[content.Length];

        plain.Seek(-5, SeekOrigin.End);
        Assert.Equal(5, await plain.ReadAsync(buffer));
        Assert.Equal(0, plain.Read(buffer));
        plain.Position = Segment - 1;
        Assert.Equal(1, plain.Read(buffer, 0, 9)); // to the segment's end
        Assert.Equal(content[Segment - 1], buffer[0]);
        plain.Position = long.MaxValue;
        Assert.Equal(0, await plain.ReadAsync(buffer));
    }

    [Fact]
    public async Task AddAsync_LongerThanTheMost_IsRefusedAndLeavesNothing()
    {
        var content = StoreFolder.Content(Segment + 1);

        var refused = await Store.AddAsync(new MemoryStream(content), Segment);

        Assert.Equal("too_large_bytes", refused.Refused!.Code);
        Assert.Contains("65536", refused.Refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
        Assert.Empty(Store.All());
        Assert.False((await Store.AddAsync(new MemoryStream(content), Segment + 1)).IsRefused);
    }

    [Fact]
    public async Task AddAsync_SameContentAgain_KeepsOneFileAndTouchesIt()
    {
        var first = await Store.AddAsync(StoreFolder.Content(100));
        _folder.SetTouched(first.Address, _folder.Clock.Now.AddYears(-1));
        var before = await File.ReadAllBytesAsync(_folder.FileOf(first.Address));

        var second = await Store.AddAsync(StoreFolder.Content(100));

        Assert.Equal(first with { WasThere = true }, second);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.FileOf(first.Address)));
        Assert.Equal(_folder.Clock.Now, Assert.Single(Store.All()).Touched);
    }

    [Fact]
    public async Task AddAsync_SameContentOverADamagedFile_HealsIt()
    {
        var (content, path) = (StoreFolder.Content(100), "");
        var address = (await Store.AddAsync(content)).Address;
        await File.WriteAllBytesAsync(path = _folder.FileOf(address), (await File.ReadAllBytesAsync(path))[..^1]);

        Assert.False((await Store.AddAsync(content)).WasThere);
        Assert.Equal(content, await Store.ReadAllAsync(address));
    }

    [Fact]
    public async Task AddAsync_OneContentAtOnceFromTwoStores_IsOneWholePhoto()
    {
        var content = StoreFolder.Content(200_000);
        PhotoStore[] stores = [Store, _folder.Open()];

        var blobs = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => stores[i % 2].AddAsync(content))));

        Assert.Equal(Store.AddressOf(content), Assert.Single(blobs.Select(blob => blob.Address).Distinct()));
        Assert.Equal(blobs[0].Address, Assert.Single(Store.All()).Address);
        Assert.Equal(content, await Store.ReadAllAsync(blobs[0].Address));
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    /// <summary>The plain digest would tell whoever has the disk that a file they know is in the store.</summary>
    [Fact]
    public async Task AddAsync_Address_IsKeyedAndNotTheContentsDigest()
    {
        var content = StoreFolder.Content(100);
        var address = (await Store.AddAsync(content)).Address;
        var elsewhere = new PhotoStore(Path.Combine(_folder.Root, "elsewhere"), _folder.OtherKeys(), _folder.Clock, new SeededBytes(2));

        Assert.Matches("^[0-9a-f]{64}$", address);
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(content)), address);
        Assert.NotEqual((await elsewhere.AddAsync(content)).Address, address);
        Assert.Equal(Store.AddressOf(content), address);
    }

    [Fact]
    public async Task AddAsync_LengthsWithinOneBlock_MakeFilesOfOneLength()
    {
        var lengths = new List<long>();
        foreach (var length in (int[])[0, 1, 2000, 4096]) lengths.Add((await Store.AddAsync(StoreFolder.Content(length))).PlainBytes);

        Assert.Equal([0, 1, 2000, 4096], lengths);
        Assert.Single(Store.All().Select(file => file.FileBytes).Distinct());
    }

    [Fact]
    public async Task AddAsync_SourceThatBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.AddAsync(new Trickle(StoreFolder.Content(2 * Segment), 1000, breaksAt: Segment + 7), long.MaxValue));

        Assert.Empty(Directory.GetFiles(_folder.Incoming));
        Assert.Empty(Store.All());
    }

    [Fact]
    public async Task Delete_PhotoOrNone_IsGone()
    {
        var address = (await Store.AddAsync(StoreFolder.Content(10))).Address;
        Assert.True(Store.Exists(address));

        Store.Delete(address);
        Store.Delete(address);

        Assert.False(Store.Exists(address));
        var fault = Assert.Throws<FileNotFoundException>(() => Store.OpenRead(address));
        Assert.Equal($"Photo {address} is not in the store.", fault.Message);
    }

    [Fact]
    public async Task OpenRead_DeletedMeanwhile_ReadsOn()
    {
        var content = StoreFolder.Content(3 * Segment);
        var address = (await Store.AddAsync(content)).Address;
        await using var plain = Store.OpenRead(address);
        Store.Delete(address);
        var read = new byte[content.Length];
        await plain.ReadExactlyAsync(read);
        Assert.Equal(content, read);
    }

    [Fact]
    public async Task DeleteUnlessTouched_AddedAgainSinceTheListing_Stays()
    {
        var content = StoreFolder.Content(10);
        var address = (await Store.AddAsync(content)).Address;
        _folder.SetTouched(address, _folder.Clock.Now.AddDays(-2));
        var listed = Assert.Single(Store.All());
        await Store.AddAsync(content);

        Assert.False(Store.DeleteUnlessTouched(listed));
        Assert.True(Store.Exists(address));
        Assert.True(Store.DeleteUnlessTouched(Assert.Single(Store.All())));
        Assert.Empty(Store.All());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void EveryUse_OfWhatIsNoAddress_IsRefused(string text)
    {
        Assert.Throws<ArgumentException>(() => Store.OpenRead(text));
        Assert.Throws<ArgumentException>(() => Store.Exists(text));
        Assert.Throws<ArgumentException>(() => Store.Delete(text));
    }

    [Fact]
    public async Task All_ManyPhotos_ListsEachOnceInOrder()
    {
        var added = new List<string>();
        for (var i = 0; i < 40; i++) added.Add((await Store.AddAsync(StoreFolder.Content(i))).Address);
        await File.WriteAllTextAsync(Path.Combine(_folder.PhotoFolder, "notes.txt"), "not a photo");

        Assert.Equal(added.Order(StringComparer.Ordinal), Store.All().Select(file => file.Address));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A source that gives at most so many bytes at a time, and may break off.</summary>
    private sealed class Trickle(byte[] content, int piece, int breaksAt = int.MaxValue) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > breaksAt
                ? throw new IOException("The connection broke.")
                : base.ReadAsync(buffer[..Math.Min(piece, buffer.Length)], cancellationToken);
    }
}
