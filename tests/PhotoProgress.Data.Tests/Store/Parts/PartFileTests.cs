using System.Security.Cryptography;
using PhotoProgress.Data.Store.Parts;

namespace PhotoProgress.Data.Tests.Store.Parts;

public sealed class PartFileTests : IDisposable
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly string _folder = Directory.CreateTempSubdirectory("photoprogress-parts-").FullName;
    private readonly byte[] _key = new byte[32];
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    private string PartsPath => Path.Combine(_folder, $"{Id:N}.parts");

    [Fact]
    public void Append_ReopenedAndRead_GivesTheContent()
    {
        var content = Content(PartFile.MostPieceBytes + 1000);
        using (var file = Open())
        {
            file.Append(content.AsSpan(0, PartFile.MostPieceBytes));
            file.Append(content.AsSpan(PartFile.MostPieceBytes));
            file.Sync();
        }

        Assert.Equal(content, ReadAll());
    }

    [Fact]
    public void Parts_OnTheDisk_ShowNothingOfTheContent()
    {
        var content = System.Text.Encoding.UTF8.GetBytes("this must not be readable on the disk");
        using (var file = Open()) file.Append(content);
        Assert.True(File.ReadAllBytes(PartsPath).AsSpan().IndexOf(content.AsSpan(0, 8)) < 0);
    }

    /// <summary>Cut at every byte of the second record, the file has the first one, and goes on from there.</summary>
    [Fact]
    public void Open_TornLastRecord_IsCutOffAndWrittenAgain()
    {
        var (first, second) = (Content(50), Content(20));
        using (var file = Open())
        {
            file.Append(first);
            file.Append(second);
        }

        var whole = File.ReadAllBytes(PartsPath);
        var firstEnd = whole.Length - second.Length - PartRecord.Overhead;
        for (var length = firstEnd; length < whole.Length; length++)
        {
            File.WriteAllBytes(PartsPath, whole[..length]);
            using (var file = Open())
            {
                Assert.Equal(first.Length, file.Length);
                file.Append(second);
            }

            Assert.Equal([.. first, .. second], ReadAll());
        }
    }

    [Fact]
    public void Open_ZerosOrChangesBehindAPowerCut_AreCutOff()
    {
        using (var file = Open()) file.Append(Content(50));
        var good = File.ReadAllBytes(PartsPath);
        File.WriteAllBytes(PartsPath, [.. good, .. new byte[500]]);
        using (var file = Open()) Assert.Equal(50, file.Length);
        good[^20] ^= 1;
        File.WriteAllBytes(PartsPath, good);
        using (var file = Open()) Assert.Equal(0, file.Length);
    }

    [Fact]
    public void Records_ThatChangedPlaces_AreNotTaken()
    {
        using (var file = Open())
        {
            file.Append(Content(40));
            file.Append([.. Content(40).Reverse()]);
        }

        var bytes = File.ReadAllBytes(PartsPath);
        File.WriteAllBytes(PartsPath, [.. bytes[(bytes.Length / 2)..], .. bytes[..(bytes.Length / 2)]]);
        using var swapped = Open();
        Assert.Equal(0, swapped.Length);
    }

    [Fact]
    public void TryOpen_WhileSomebodyHasIt_GivesNull()
    {
        using (Open()) Assert.Null(Folder().TryOpen(Id));
        using var again = Folder().TryOpen(Id);
        Assert.NotNull(again);
    }

    [Fact]
    public void CutTo_BeginningOfAPiece_TakesTheRestBack()
    {
        using (var file = Open())
        {
            file.Append(Content(30));
            file.Append(Content(10));
            file.CutTo(30);
        }

        Assert.Equal(Content(30), ReadAll());
    }

    [Fact]
    public void Finish_WithANote_LeavesTheNoteOnly()
    {
        var folder = Folder();
        using (var file = folder.TryOpen(Id)!)
        {
            file.Append(Content(10));
            folder.Finish(Id, "done");
        }

        Assert.Equal("done", folder.NoteOf(Id));
        Assert.False(File.Exists(PartsPath));
        Assert.Equal([Id], folder.All());
        folder.Delete(Id);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    public void Dispose()
    {
        _random.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    private PartFolder Folder() => new(_folder, _key, _random);

    private PartFile Open() => Folder().TryOpen(Id)!;

    private byte[] ReadAll()
    {
        using var file = Open();
        using var read = file.OpenRead();
        using var all = new MemoryStream();
        read.CopyTo(all);
        return all.ToArray();
    }
}
