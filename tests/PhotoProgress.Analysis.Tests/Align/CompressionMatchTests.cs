using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class CompressionMatchTests
{
    private static readonly PhotoCodec Codec = new();

    [Theory]
    [InlineData(null, 75, 75)] // no trace of its own: as hard as the other
    [InlineData(90, 75, 75)]
    [InlineData(75, 75, null)]
    [InlineData(78, 75, null)] // too alike to matter
    [InlineData(75, 90, null)] // the other one has to follow
    [InlineData(90, null, null)]
    [InlineData(null, 95, null)] // takes nothing that is measured
    public void QualityFor_OwnAndOther_IsTheHarderIfThatIsTheOthers(int? own, int? other, int? expected) =>
        Assert.Equal(expected, CompressionMatch.QualityFor(own, other));

    [Fact]
    public void Compressed_Window_ChangesNothingElse()
    {
        var image = SyntheticSkin.Photo(SyntheticSkin.Light(SyntheticSkin.Sampled(SyntheticSkin.Texture(4), 160, 160, 4)));
        var window = new PlaneWindow(32, 48, 80, 64);
        var compressed = CompressionMatch.Compressed(Codec, image, window, 30, toWholeCodes: false);
        var changed = 0;
        for (var i = 0; i < image.Rgb.Length; i++)
        {
            var (x, y) = (i / 3 % 160, i / 3 / 160);
            var inside = x >= 32 && x < 112 && y >= 48 && y < 112;
            if (image.Rgb[i] == compressed.Rgb[i]) continue;
            Assert.True(inside, $"Pixel {x}, {y} lies outside the window and changed.");
            changed++;
        }

        Assert.True(changed > 80 * 64); // of three channels, at quality 30, nearly all
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compressed_ToWholeCodesOrNot_IsDecodedSo(bool toWholeCodes)
    {
        var image = SyntheticSkin.Photo(SyntheticSkin.Light(SyntheticSkin.Sampled(SyntheticSkin.Texture(4), 64, 64, 4)));
        var compressed = CompressionMatch.Compressed(Codec, image, new PlaneWindow(0, 0, 64, 64), 70, toWholeCodes);
        Assert.Equal(toWholeCodes, Array.TrueForAll(compressed.Rgb, sample => sample % 257 == 0));
    }

    [Theory]
    [InlineData(75, false)] // the file's own
    [InlineData(90, true)] // saved again since, less hard
    [InlineData(null, true)] // and as another format
    public void WasDecodedSince_CompressionAndFile_TellsOfAnotherProgram(int? fileQuality, bool expected)
    {
        var image = new SrgbImage(8, 8, new ushort[8 * 8 * 3]);
        var photo = new Photo(image, CaptureRecord.Unknown, new EncodingRecord("jpeg", 8, fileQuality, null, false, false), "");
        Assert.Equal(expected, new AnalysedPhoto("a", photo, null, null, [], []).WasDecodedSince(75));
    }

    [FacePhotosFact]
    public void Around_Face_HoldsTheMeshAndBeginsOnTheFilesBlocks()
    {
        var face = FaceModel.FaceIn("london/002_03.jpg");
        var image = new SrgbImage(1350, 1350, new ushort[1350 * 1350 * 3]);
        var window = CompressionMatch.Around(face, image);
        Assert.Equal((0, 0), (window.Left % 16, window.Top % 16));
        Assert.All(face.Mesh, point => Assert.True(
            point.X >= window.Left && point.Y >= window.Top && point.X < window.Left + window.Width && point.Y < window.Top + window.Height));
    }

    /// <summary>
    /// The same capture saved once more at 60: what is lost must not read as smoother skin. Unmatched, roughness at 1–3 mm falls by 10 % and more.
    /// </summary>
    [FacePhotosFact]
    public void ReadPair_SavedAgainHarder_IsNotSmoother()
    {
        var analyser = new Analyser(Codec, FaceModel.File, Repeatability.Default());
        var file = File.ReadAllBytes(Photos.Path("london/002_08.jpg"));
        var original = analyser.Look(file, "a").Value;
        var again = analyser.Look(Codec.EncodeJpeg(Codec.DecodeWholeCodes(file).Value.Image, 60), "b").Value; // as another program has it
        Assert.Equal((90, 60), (original.HardestCompression, again.HardestCompression));
        var texture = analyser.ReadPair(original, again).Single(row => row is { IsWhole: true, Dimension: Dimension.Texture, Metric: null }).Reading!.Value;
        Assert.Equal(0, texture.LogRatio, 0.01); // saved again in the same way: the same pixels, but for the border of the window
    }

    /// <summary>
    /// Saved at 75 once and then again, less hard, on the same blocks: the multiples of one table, rounded to the other's, changed texture by up to 20 %.
    /// </summary>
    [FacePhotosTheory]
    [InlineData(78)]
    [InlineData(80)]
    [InlineData(84)]
    [InlineData(88)]
    public void ReadPair_SavedAgainLessHard_HasNotChanged(int quality)
    {
        var analyser = new Analyser(Codec, FaceModel.File, Repeatability.Default());
        var file = File.ReadAllBytes(Photos.Path("london/002_03.jpg"));
        var original = analyser.Look(file, "a").Value;
        var again = analyser.Look(Codec.EncodeJpeg(Codec.DecodeWholeCodes(file).Value.Image, quality), "b").Value; // as another program has it
        Assert.Equal((75, 75), (original.HardestCompression, again.HardestCompression));
        var texture = analyser.ReadPair(original, again).Single(row => row is { IsWhole: true, Dimension: Dimension.Texture, Metric: null }).Reading!.Value;
        Assert.Equal(0, texture.LogRatio, 0.01); // as in the test before
    }
}
