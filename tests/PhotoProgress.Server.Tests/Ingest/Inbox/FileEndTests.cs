using PhotoProgress.Server.Ingest.Inbox;

namespace PhotoProgress.Server.Tests.Ingest.Inbox;

public class FileEndTests
{
    private static readonly byte[] Photo = Closeups.Of(1, 0);

    [Fact]
    public void Jpeg_WholeAndWithACamerasOwnBytesBehind_EndsProperly()
    {
        Assert.Equal(FileEnd.Proper, Of(Photo));
        Assert.Equal(FileEnd.Proper, Of([.. Photo, .. new byte[1000]]));
    }

    /// <summary>Anywhere in the coded picture, which begins behind some hundred bytes of tables.</summary>
    [Fact]
    public void Jpeg_CutAnywhere_HasNoEnd() => Assert.All(
        Enumerable.Range(1, 200).Select(i => Photo.Length * i / 201).Where(length => length > 12), length => Assert.Equal(FileEnd.Missing, Of(Photo[..length])));

    [Fact]
    public void OtherKinds_AreUnknown()
    {
        Assert.Equal(FileEnd.Unknown, Of("II*\0 and the rest of a TIFF"u8.ToArray()));
        Assert.Equal(FileEnd.Unknown, Of([1, 2, 3]));
        Assert.Equal(FileEnd.Missing, Of([.. "RIFF"u8, 100, 0, 0, 0, .. "WEBP"u8]));
    }

    private static FileEnd Of(byte[] bytes) => FileEnds.Of(new MemoryStream(bytes));
}
