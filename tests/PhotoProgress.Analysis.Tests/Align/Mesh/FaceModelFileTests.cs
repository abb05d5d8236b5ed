using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class FaceModelFileTests
{
    [Fact]
    public void Open_MissingFile_NamesItAndTheCommand()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-folder", "model.data");
        var error = Assert.Throws<FileNotFoundException>(() => FaceModelFile.Open(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("./photoprogress", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherBytes_NamesTheFileAndBothDigests()
    {
        var path = Path.GetTempFileName();
        try
        {
            var error = Assert.Throws<InvalidDataException>(() => FaceModelFile.Open(path));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.Contains(FaceModelFile.Sha256, error.Message, StringComparison.Ordinal);
            // SHA-256 of nothing (FIPS 180-4 example value).
            Assert.Contains("e3b0c44298fc1c14", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
