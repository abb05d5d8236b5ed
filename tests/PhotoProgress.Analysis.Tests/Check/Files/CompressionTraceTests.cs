using PhotoProgress.Analysis.Check.Files;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Analysis.Tests.Check.Files;

public class CompressionTraceTests
{
    private const int Side = 400;
    private static readonly PhotoCodec Codec = new();

    // Neighbouring qualities can share their steps at the low frequencies: from 50 on, at most the next one does.
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(75)]
    [InlineData(85)]
    [InlineData(90)]
    public void LowestQuality_SavedOnce_IsThatQuality(int quality) =>
        Assert.InRange(CompressionTrace.LowestQuality(Saved(Skin(), quality))!.Value, quality, quality + 1);

    [Fact]
    public void LowestQuality_CroppedSince_StillSeesIt() =>
        Assert.Equal(75, CompressionTrace.LowestQuality(PhotoCopy.Cropped(Saved(Skin(), 75), 3, 5, 380, 370).Image));

    [Fact]
    public void LowestQuality_CroppedAndSavedAgainBetter_IsTheWorse() =>
        Assert.Equal(70, CompressionTrace.LowestQuality(Saved(PhotoCopy.Cropped(SavedElsewhere(Skin(), 70), 0, 3, 384, 384).Image, 90)));

    [Theory]
    [InlineData(75, 80)]
    [InlineData(75, 84)]
    [InlineData(75, 92)]
    [InlineData(60, 75)]
    public void Earlier_SavedAgainOnTheSameBlocks_IsTheHarder(int first, int last)
    {
        var again = Saved(SavedElsewhere(Skin(), first), last);
        Assert.Equal(first, CompressionTrace.EarlierOnTheSameBlocks(again, last));
        Assert.Equal(first, CompressionTrace.LowestQuality(again));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(92)]
    public void Earlier_SavedOnce_IsNull(int quality) => Assert.Null(CompressionTrace.EarlierOnTheSameBlocks(Saved(Skin(), quality), quality));

    [Fact]
    public void Earlier_OnOtherBlocks_IsNull() =>
        Assert.Null(CompressionTrace.EarlierOnTheSameBlocks(Saved(PhotoCopy.Cropped(SavedElsewhere(Skin(), 75), 3, 5, 384, 384).Image, 85), 85));

    [Fact]
    public void Earlier_TooSmall_IsNull() => Assert.Null(CompressionTrace.EarlierOnTheSameBlocks(new SrgbImage(16, 16, new ushort[16 * 16 * 3]), 80));

    [Fact]
    public void LowestQuality_TurnedByAQuarter_StillSeesIt()
    {
        Assert.Equal(75, CompressionTrace.LowestQuality(Turned(Saved(Skin(), 75))));
    }

    // The steps stand turned, too: not these blocks' own.
    [Fact]
    public void Earlier_TurnedByAQuarter_IsNull()
    {
        Assert.Null(CompressionTrace.EarlierOnTheSameBlocks(Turned(Saved(Skin(), 80)), 80));
        Assert.Null(CompressionTrace.EarlierOnTheSameBlocks(Turned(Saved(SavedElsewhere(Skin(), 75), 80)), 80));
    }

    [Fact]
    public void LowestQuality_NeverSaved_IsNull() => Assert.Null(CompressionTrace.LowestQuality(Skin()));

    [Fact]
    public void LowestQuality_ShrunkSince_IsNull() => Assert.Null(CompressionTrace.LowestQuality(PhotoCopy.Scaled(Saved(Skin(), 75), 0.83f).Image));

    [Fact]
    public void LowestQuality_SavedAtAHighQuality_IsNull() => Assert.Null(CompressionTrace.LowestQuality(Saved(Skin(), 98)));

    [Theory]
    [InlineData(16, 16)]
    [InlineData(400, 20)]
    [InlineData(1, 1)]
    public void LowestQuality_TooSmall_IsNull(int width, int height) =>
        Assert.Null(CompressionTrace.LowestQuality(Saved(new SrgbImage(width, height, new ushort[width * height * 3]), 75)));

    [Fact]
    public void LowestQuality_Flat_IsNull() => Assert.Null(CompressionTrace.LowestQuality(Saved(new SrgbImage(Side, Side, new ushort[Side * Side * 3]), 75)));

    private static SrgbImage Turned(SrgbImage saved)
    {
        var turned = new ushort[saved.Rgb.Length];
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
                for (var c = 0; c < 3; c++) turned[(((x * Side) + Side - 1 - y) * 3) + c] = saved.Rgb[(((y * Side) + x) * 3) + c];
        return new SrgbImage(Side, Side, turned);
    }

    private static SrgbImage Saved(SrgbImage image, int quality) => Codec.Decode(Codec.EncodeJpeg(image, quality)).Value.Image;

    /// <summary>As another program gets it, that will save it again.</summary>
    private static SrgbImage SavedElsewhere(SrgbImage image, int quality) => Codec.DecodeWholeCodes(Codec.EncodeJpeg(image, quality)).Value.Image;

    /// <summary>Texture of ±10 %, some ±8 codes, with a little noise, as a camera gives it.</summary>
    private static SrgbImage Skin()
    {
        var random = new Random(11);
        var noise = SyntheticSkin.Noise(Side, Side, random);
        var log = SyntheticSkin.Sampled(SyntheticSkin.Texture(3), Side, Side, 4);
        for (var i = 0; i < log.Samples.Length; i++) log.Samples[i] += 0.01f * noise.Samples[i];
        return SyntheticSkin.Photo(SyntheticSkin.Light(log));
    }
}
