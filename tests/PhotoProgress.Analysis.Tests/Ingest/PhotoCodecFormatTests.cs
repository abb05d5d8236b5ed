using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class PhotoCodecFormatTests
{
    private readonly PhotoCodec _codec = new();

    // Lossless files must give their pixels. A lossy ramp at quality 95: quantisation steps of the low frequencies are at most
    // 2 codes (libjpeg table at 95), and YCbCr to RGB sums luma and chroma errors with factors up to 1.77: 2 × 1.77 / 2 + 1 of
    // rounding < 4 codes. A decoder with the wrong matrix, range or band order is off by tens.
    [Theory]
    [InlineData("jpegsave_buffer", "Q=95,subsample-mode=off", "jpeg", 4)]
    [InlineData("jpegsave_buffer", "Q=95,subsample-mode=off,interlace=true", "jpeg", 4)]
    [InlineData("pngsave_buffer", "", "png", 0)]
    [InlineData("pngsave_buffer", "interlace=true", "png", 0)]
    [InlineData("webpsave_buffer", "lossless=true", "webp", 0)]
    [InlineData("tiffsave_buffer", "compression=lzw", "tiff", 0)]
    [InlineData("tiffsave_buffer", "compression=none,tile=true", "tiff", 0)]
    public void Decode_EightBitFile_GivesItsPixels(string saver, string options, string format, double codes) =>
        AssertDecodes(saver, options, format, codes);

    // Lossy WebP has half-resolution chroma and a video range of 219 luma codes: one more code each than JPEG at 95.
    [EncoderTheory("webpsave_buffer", "Q=95")]
    [InlineData("Q=95", 6)]
    public void Decode_LossyWebp_GivesItsPixels(string options, double codes) => AssertDecodes("webpsave_buffer", options, "webp", codes);

    [EncoderTheory("heifsave_buffer", "compression=av1")]
    [InlineData("Q=95,compression=av1,subsample-mode=off", 6)]
    public void Decode_Avif_GivesItsPixels(string options, double codes) => AssertDecodes("heifsave_buffer", options, "avif", codes);

    [EncoderTheory("heifsave_buffer", "compression=hevc")]
    [InlineData("Q=95,compression=hevc,subsample-mode=off", 6)]
    public void Decode_Heic_GivesItsPixels(string options, double codes) => AssertDecodes("heifsave_buffer", options, "heic", codes);

    [Theory]
    [InlineData("pngsave_buffer", "png")]
    [InlineData("tiffsave_buffer", "tiff")]
    public void Decode_SixteenBitFile_KeepsSixteenBits(string saver, string format)
    {
        ushort[] samples = [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (ushort)(i * 5))];
        var photo = _codec.Decode(TestImage.Save(samples, 64, 64, 3, "rgb16", saver, "")).Value;
        Assert.Equal(samples, photo.Image.Rgb);
        Assert.Equal((format, 16, false), (photo.Encoding.Format, photo.Encoding.BitsPerChannel, photo.Encoding.HadIccProfile));
    }

    // 10 and 12 bits come out of libvips left-aligned (white is 65,472 or 65,520); white must still be white.
    [EncoderTheory("heifsave_buffer", "compression=hevc,bitdepth=10")]
    [InlineData(10)]
    [InlineData(12)]
    public void Decode_DeepHeic_FillsTheRange(int bits)
    {
        ushort[] white = [.. Enumerable.Repeat((ushort)65535, 64 * 64 * 3)];
        var photo = _codec.Decode(TestImage.Save(white, 64, 64, 3, "rgb16", "heifsave_buffer", $"compression=hevc,bitdepth={bits},Q=95")).Value;
        Assert.Equal(bits, photo.Encoding.BitsPerChannel);
        Assert.All(photo.Image.Rgb, sample => Assert.Equal(65535, sample));
    }

    [Theory]
    [InlineData("jpegsave_buffer", "Q=100", 1)]
    [InlineData("pngsave_buffer", "", 0)]
    [InlineData("tiffsave_buffer", "", 0)]
    public void Decode_GreyFile_GivesEqualChannels(string saver, string options, int codes)
    {
        byte[] grey = [.. Enumerable.Range(0, 64 * 32).Select(i => (byte)(i / 8))];
        var photo = _codec.Decode(TestImage.Save(grey, 64, 32, 1, "b-w", saver, options)).Value;
        Assert.True(photo.Encoding.Greyscale);
        for (var i = 0; i < grey.Length; i++)
        {
            Assert.InRange(photo.Image.Rgb[i * 3] / 257, grey[i] - codes, grey[i] + codes);
            Assert.Equal(photo.Image.Rgb[i * 3], photo.Image.Rgb[(i * 3) + 1]);
            Assert.Equal(photo.Image.Rgb[i * 3], photo.Image.Rgb[(i * 3) + 2]);
        }
    }

    [Fact]
    public void Decode_PalettePng_GivesPaletteColours()
    {
        byte[] twoColours = [.. Enumerable.Range(0, 32 * 32).SelectMany(i => i % 2 == 0 ? new byte[] { 200, 30, 60 } : [10, 220, 90])];
        var photo = _codec.Decode(TestImage.Save(twoColours, 32, 32, 3, "srgb", "pngsave_buffer", "palette=true,dither=0")).Value;
        Assert.Equal(0, TestImage.MaxDifference(photo.Image, twoColours));
        Assert.False(photo.Encoding.Greyscale);
    }

    [Theory]
    [InlineData("pngsave_buffer", "")]
    [InlineData("webpsave_buffer", "lossless=true")]
    [InlineData("tiffsave_buffer", "")]
    public void Decode_Alpha_IsLaidOnWhite(string saver, string options)
    {
        byte[] rgba = [.. Enumerable.Range(0, 16 * 16).SelectMany(i => new byte[] { 100, 50, 200, (byte)(i % 2 == 0 ? 255 : 51) })];
        var photo = _codec.Decode(TestImage.Save(rgba, 16, 16, 4, "srgb", saver, options)).Value;
        Assert.Equal([100, 50, 200], photo.Image.Rgb[..3].Select(v => v / 257));
        // By hand: 255 + (colour − 255) · 51/255, rounded down by libvips: 224, 214, 244.
        int[] mixed = [224, 214, 244];
        for (var c = 0; c < 3; c++) Assert.InRange(photo.Image.Rgb[3 + c] / 257, mixed[c] - 1, mixed[c] + 1);
    }

    [Fact]
    public void Decode_CmykJpeg_GivesUnderstandableColours()
    {
        // White paper, full yellow, full black as ink; libvips' built-in profile has no paper tint worth more than 3 codes.
        byte[] ink = [.. Enumerable.Range(0, 48 * 16).SelectMany(i => (i % 48 / 16) switch { 0 => new byte[] { 0, 0, 0, 0 }, 1 => [0, 0, 255, 0], _ => [0, 0, 0, 255] })];
        var photo = _codec.Decode(TestImage.Save(ink, 48, 16, 4, "cmyk", "jpegsave_buffer", "Q=98")).Value;
        ushort[] At(int x) => photo.Image.Rgb[(((8 * 48) + x) * 3)..(((8 * 48) + x) * 3 + 3)];
        Assert.All(At(8), v => Assert.InRange(v / 257, 252, 255));
        Assert.InRange(At(24)[2] / 257, 0, 60);
        Assert.InRange(At(24)[0] / 257, 240, 255);
        Assert.All(At(40), v => Assert.InRange(v / 257, 0, 60));
        Assert.Equal(8, photo.Encoding.BitsPerChannel);
    }

    [Fact]
    public void EncodePng_AnyImage_ComesBackExactly()
    {
        ushort[] deep = [.. Enumerable.Range(0, 20 * 30 * 3).Select(i => (ushort)(i * 31))];
        Assert.Equal(deep, _codec.Decode(_codec.EncodePng(new SrgbImage(20, 30, deep))).Value.Image.Rgb);
        var shallow = _codec.Decode(_codec.EncodePng(TestImage.Srgb(20, 30))).Value;
        Assert.Equal(TestImage.Srgb(20, 30).Rgb, shallow.Image.Rgb);
        Assert.Equal(8, shallow.Encoding.BitsPerChannel);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(88, true)]
    [InlineData(90, false)]
    [InlineData(100, false)]
    public void EncodeJpeg_Quality_IsReadBack(int quality, bool subsampled)
    {
        var encoding = _codec.Decode(_codec.EncodeJpeg(TestImage.Srgb(80, 60), quality)).Value.Encoding;
        Assert.Equal(new EncodingRecord("jpeg", 8, quality, subsampled, HadIccProfile: false, Greyscale: false) { HasLibjpegTable = true }, encoding);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void EncodeJpeg_QualityOutOfRange_Throws(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _codec.EncodeJpeg(TestImage.Srgb(8, 8), quality));

    private void AssertDecodes(string saver, string options, string format, double codes)
    {
        var photo = _codec.Decode(TestImage.Save(160, 100, saver, options)).Value;
        Assert.Equal((160, 100), (photo.Image.Width, photo.Image.Height));
        Assert.Equal((format, 8, false), (photo.Encoding.Format, photo.Encoding.BitsPerChannel, photo.Encoding.Greyscale));
        Assert.InRange(TestImage.MaxDifference(photo.Image, TestImage.Ramp(160, 100)), 0, codes);
    }
}
