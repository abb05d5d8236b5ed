using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Vips;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class PhotoCodecRefusalTests
{
    private readonly PhotoCodec _codec = new();

    [Fact]
    public void Decode_NoBytes_IsEmpty() => AssertRefused("empty", "0 bytes", []);

    [Fact]
    public void Decode_MoreThan80Megabytes_IsTooLarge() => AssertRefused("too_large_bytes", "80.0 MB; the limit is 80 MB", new byte[PhotoCodec.MaxBytes + 1]);

    [Fact]
    public void Decode_Exactly80Megabytes_IsLookedAt() => AssertRefused("not_an_image", "0000000000000000", new byte[PhotoCodec.MaxBytes]);

    [Theory]
    [InlineData("hello world, this is no photo")]
    [InlineData("x")]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>")]
    public void Decode_Text_IsNotAnImage(string text) => AssertRefused("not_an_image", "first bytes", Encoding.ASCII.GetBytes(text));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>", "SVG")]
    [InlineData("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>", "SVG")]
    [InlineData("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "PDF")]
    [InlineData("GIF89a\u0001\0\u0001\0\u0080\0\0\0\0\0\u00FF\u00FF\u00FF,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;", "GIF")]
    [InlineData("P6\n2 1\n255\nabcdef", "PPM")]
    [InlineData("BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0", "BMP")]
    [InlineData("8BPS\0\u0001\0\0\0\0\0\0", "Photoshop")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\u0002\0", "MP4")]
    public void Decode_OtherFormat_IsUnsupported(string latin1, string name) =>
        AssertRefused("unsupported_format", name, Encoding.Latin1.GetBytes(latin1));

    [Theory]
    [InlineData("jpegsave_buffer", "Q=90", "JPEG")]
    [InlineData("jpegsave_buffer", "Q=90,interlace=true", "JPEG")]
    [InlineData("pngsave_buffer", "", "PNG")]
    [InlineData("webpsave_buffer", "Q=90", "WebP")]
    [InlineData("webpsave_buffer", "lossless=true", "WebP")]
    [InlineData("tiffsave_buffer", "", "TIFF")]
    public void Decode_CutFile_IsTruncated(string saver, string options, string name) => AssertCutsAreRefused(saver, options, name);

    [EncoderTheory("heifsave_buffer", "compression=hevc")]
    [InlineData("compression=hevc", "HEIC")]
    public void Decode_CutHeic_IsTruncated(string options, string name) => AssertCutsAreRefused("heifsave_buffer", options, name);

    [EncoderTheory("heifsave_buffer", "compression=av1")]
    [InlineData("compression=av1", "AVIF")]
    public void Decode_CutAvif_IsTruncated(string options, string name) => AssertCutsAreRefused("heifsave_buffer", options, name);

    [Fact]
    public void Decode_CutBigJpeg_NamesTheRow()
    {
        var file = TestImage.Save(300, 2000, "jpegsave_buffer", "Q=90");
        var message = _codec.Decode(file[..(file.Length / 2)]).Refused!.Message;
        Assert.Matches(@"^The JPEG file is cut off or damaged: decoding stopped after row \d+ of 2000\.$", message);
    }

    [Theory]
    [InlineData("webpsave_buffer")]
    [InlineData("tiffsave_buffer")]
    public void Decode_SeveralPages_IsAnimated(string saver)
    {
        using var raw = VipsImage.FromSamples<byte>(TestImage.Ramp(32, 96), 32, 96, 3, VipsFormat.Byte);
        using var pages = TestNative.WithInt(raw, "page-height", 32, "srgb");
        AssertRefused("animated", "3 images", TestImage.Save(pages, saver, ""));
    }

    [Fact]
    public void Decode_AnimatedPng_IsAnimated()
    {
        var png = TestImage.Save(32, 32, "pngsave_buffer", "");
        byte[] animated = [.. png[..33], .. PngFile.Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. png[33..]];
        AssertRefused("animated", "animation", animated);
    }

    [EncoderTheory("heifsave_buffer", "compression=av1")]
    [InlineData("avis")]
    [InlineData("msf1")]
    [InlineData("hevc")]
    public void Decode_ImageSequence_IsAnimated(string brand)
    {
        var file = TestImage.Save(64, 64, "heifsave_buffer", "compression=av1");
        Encoding.ASCII.GetBytes(brand).CopyTo(file, 8);
        AssertRefused("animated", "sequence", file);
    }

    // The data of these files is broken on purpose: whoever decodes a pixel of them reports them as truncated.
    [Theory]
    [InlineData(50000, 50000, "50000 × 50000 pixels (2500 megapixels); the limit is 120 megapixels")]
    [InlineData(12001, 10000, "12001 × 10000 pixels")]
    public void Decode_PngBomb_IsRefusedUnread(int width, int height, string message) =>
        AssertRefused("too_many_pixels", message, PngFile.WithoutPixels(width, height));

    [Fact]
    public void Decode_PngAtTheLimit_IsRead() => AssertRefused("truncated", "PNG", PngFile.WithoutPixels(12000, 10000));

    [Fact]
    public void Decode_JpegBomb_IsRefusedUnread()
    {
        var file = TestImage.Save(64, 64, "jpegsave_buffer", "");
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 65500);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 65500);
        AssertRefused("too_many_pixels", "65500 × 65500", file);
    }

    [Fact]
    public void Decode_FloatTiff_IsUnsupported()
    {
        using var raw = VipsImage.FromSamples<byte>(TestImage.Ramp(16, 16), 16, 16, 3, VipsFormat.Byte);
        using var real = VipsOperation.Apply(raw, "cast", "format=float")!;
        AssertRefused("unsupported_format", "3 channel", TestImage.Save(real, "tiffsave_buffer", ""));
    }

    [Fact]
    public void Decode_PreviewOfCameraRaw_IsUnsupported()
    {
        // NewSubfileType (254) is written by libtiff only for pages; put it in place of the first entry's tag (256, width).
        var tiff = TestImage.Save(16, 16, "tiffsave_buffer", "");
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(directory + 2), 254);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(directory + 10), 1);
        AssertRefused("unsupported_format", "camera raw", tiff);
    }

    [Fact]
    public void Decode_ManyThreads_GiveWhatOneThreadGives()
    {
        byte[][] files =
        [
            TestImage.Save(300, 200, "jpegsave_buffer", "Q=90"), TestImage.Save(300, 200, "pngsave_buffer", ""),
            TestImage.Save(300, 200, "webpsave_buffer", "Q=80"), TestImage.Save(300, 200, "jpegsave_buffer", "Q=90")[..2000],
            [1, 2, 3], IccBlock.InsertInto(TestImage.Save(300, 200, "jpegsave_buffer", ""), IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(2.2))),
        ];
        var alone = files.Select(Describe).ToArray();
        Parallel.For(0, 240, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(alone[i % files.Length], Describe(files[i % files.Length])));
    }

    private string Describe(byte[] file)
    {
        var outcome = _codec.Decode(file);
        return outcome.Refused?.ToString()
            ?? Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<ushort>(outcome.Value.Image.Rgb)));
    }

    private void AssertRefused(string code, string inMessage, byte[] file)
    {
        var refusal = _codec.Decode(file).Refused;
        Assert.NotNull(refusal);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(inMessage, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.EndsWith(".", refusal.Advice, StringComparison.Ordinal);
    }

    private void AssertCutsAreRefused(string saver, string options, string name)
    {
        var file = TestImage.Save(400, 300, saver, options);
        foreach (var kept in new[] { 0.1, 0.3, 0.5, 0.7, 0.95 })
            AssertRefused("truncated", $"The {name} file is cut off or damaged", file[..(int)(file.Length * kept)]);
    }
}
