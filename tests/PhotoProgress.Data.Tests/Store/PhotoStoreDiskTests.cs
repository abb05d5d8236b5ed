using System.Text;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

/// <summary>What lies on the disk, while photos come in and after a crash.</summary>
public sealed class PhotoStoreDiskTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private PhotoStore Store => _folder.Store;

    [Fact]
    public async Task AddAsync_BeforeDuringAndAfter_NoPlainByteIsOnTheDisk()
    {
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a client's face ", 20_000)));
        var looked = 0;
        await Store.AddAsync(new Watched(content, () => looked += AssertNothingPlain()), content.Length);

        Assert.True(looked > 3, "Nobody looked at the disk while the photo came in.");
        Assert.True(AssertNothingPlain() > 0);
    }

    [Fact]
    public async Task AddAsync_FilesAndFolders_BelongToTheirOwnerAlone()
    {
        await Store.AddAsync(StoreFolder.Content(10));

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All(_folder.AllFiles().Append(_folder.KeyPath), path => Assert.Equal(file, new FileInfo(path).UnixFileMode));
        Assert.All(
            [_folder.PhotoFolder, .. Directory.GetDirectories(_folder.PhotoFolder, "*", SearchOption.AllDirectories)],
            path => Assert.Equal(file | UnixFileMode.UserExecute, new DirectoryInfo(path).UnixFileMode));
    }

    [Fact]
    public void PhotoStore_FolderThatOthersMayRead_IsMadePrivate()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.PhotoFolder, (UnixFileMode)0b111_101_101);
        _folder.Open();
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_folder.PhotoFolder));
    }

    /// <summary>A process that dies leaves its half-written file. It is no photo, and goes when it is older than any upload.</summary>
    [Fact]
    public async Task SweepAbandoned_AfterACrash_TakesTheOldHalvesOnly()
    {
        var address = (await Store.AddAsync(StoreFolder.Content(1000))).Address;
        var half = (await File.ReadAllBytesAsync(_folder.FileOf(address)))[..500];
        foreach (var (name, hours) in ((string, int)[])[("old.part", 25), ("young.part", 1)])
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder.Incoming, name), half);
            File.SetLastWriteTimeUtc(Path.Combine(_folder.Incoming, name), _folder.Clock.Now.AddHours(-hours).UtcDateTime);
        }

        Assert.Equal(address, Assert.Single(_folder.Open().All()).Address);
        Assert.Equal(new AbandonedFile("old.part", 500, _folder.Clock.Now.AddHours(-25)), Assert.Single(Store.SweepAbandoned(TimeSpan.FromDays(1))));
        Assert.Equal("young.part", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Incoming))));
        Assert.Equal(StoreFolder.Content(1000), await Store.ReadAllAsync(address));
    }

    [Fact]
    public async Task AddAsync_KeyFileGone_StoresNothingButReadsOn()
    {
        var address = (await Store.AddAsync(StoreFolder.Content(10))).Address;
        File.Delete(_folder.KeyPath);

        await Assert.ThrowsAsync<KeyFileException>(() => Store.AddAsync(StoreFolder.Content(11)));

        Assert.Equal(StoreFolder.Content(10), await Store.ReadAllAsync(address));
        Assert.Single(Store.All());
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Eight characters in a row are enough: by chance they stand in a megabyte once in 10¹³ times.</summary>
    private int AssertNothingPlain()
    {
        var files = _folder.AllFiles();
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("client's"u8));
        }

        return files.Length;
    }

    private sealed class Watched(byte[] content, Action look) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            look();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
