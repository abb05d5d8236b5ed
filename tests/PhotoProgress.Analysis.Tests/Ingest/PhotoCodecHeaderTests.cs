using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Vips;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class PhotoCodecHeaderTests
{
    private const int Width = 150; // more than two strips of rows, and no multiple of a JPEG block
    private const int Height = 139;
    private readonly PhotoCodec _codec = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Decode_Orientation_IsAppliedOnce(ushort orientation)
    {
        var plain = TestImage.Save(Width, Height, "jpegsave_buffer", "Q=95");
        var upright = _codec.Decode(new ExifBlock().Image(0x0112, orientation).InsertInto(plain)).Value.Image;
        AssertTurned(_codec.Decode(plain).Value.Image, upright, orientation);
    }

    [Theory]
    [InlineData("webpsave_buffer", "lossless=true")]
    [InlineData("tiffsave_buffer", "")]
    public void Decode_OrientationInOtherFormats_IsAppliedOnce(string saver, string options)
    {
        using var raw = VipsImage.FromSamples<byte>(TestImage.Ramp(Width, Height), Width, Height, 3, VipsFormat.Byte);
        using var turned = TestNative.WithInt(raw, "orientation", 6, "srgb");
        AssertTurned(TestImage.Srgb(Width, Height), _codec.Decode(TestImage.Save(turned, saver, options)).Value.Image, 6);
    }

    [Fact]
    public void Decode_OrientationInPng_IsAppliedOnce()
    {
        var png = TestImage.Save(Width, Height, "pngsave_buffer", "");
        byte[] tagged = [.. png[..33], .. PngFile.Chunk("eXIf", new ExifBlock().Image(0x0112, (ushort)6).Tiff()), .. png[33..]];
        AssertTurned(TestImage.Srgb(Width, Height), _codec.Decode(tagged).Value.Image, 6);
    }

    [Fact]
    public void Decode_OrientationOfGreyFile_IsAppliedOnce()
    {
        byte[] grey = [.. Enumerable.Range(0, Width * Height).Select(i => (byte)((i % Width) + (i / Width / 2)))];
        var plain = TestImage.Save(grey, Width, Height, 1, "b-w", "jpegsave_buffer", "Q=95");
        var upright = _codec.Decode(new ExifBlock().Image(0x0112, (ushort)8).InsertInto(plain)).Value.Image;
        AssertTurned(_codec.Decode(plain).Value.Image, upright, 8);
    }

    // HEIF turns by its own property and says that EXIF's orientation is to be ignored (ISO/IEC 23008-12, A.2.4).
    [EncoderTheory("heifsave_buffer", "compression=hevc")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Decode_HeicRotation_IsAppliedOnce(int quarterTurnsLeft)
    {
        using var raw = VipsImage.FromSamples<byte>(TestImage.Ramp(Width, Height), Width, Height, 3, VipsFormat.Byte);
        using var tagged = TestNative.WithInt(raw, "orientation", quarterTurnsLeft == 0 ? 1 : 6, "srgb");
        var file = TestImage.Save(tagged, "heifsave_buffer", "compression=hevc,Q=90");
        var upright = _codec.Decode(WithRotation(file, quarterTurnsLeft)).Value.Image;
        AssertTurned(_codec.Decode(WithRotation(file, 0)).Value.Image, upright, quarterTurnsLeft switch { 1 => 8, 3 => 6, _ => 1 });
    }

    [Fact]
    public void Decode_CameraJpeg_GivesTheCaptureRecord()
    {
        var file = new ExifBlock()
            .Image(0x010F, "Example Cameras (Tokyo), Ltd.").Image(0x0110, "EX-100").Image(0x0131, "Firmware 2.1")
            .Exif(0x829A, (1u, 125u)).Exif(0x829D, (56u, 10u)).Exif(0x8827, (ushort)200)
            .Exif(0x9003, "2024:05:31 09:15:07").Exif(0x920A, (850u, 10u)).Exif(0xA405, (ushort)128).Exif(0xA434, "85mm F1.8 (macro)")
            .InsertInto(TestImage.Save(64, 64, "jpegsave_buffer", ""));
        var expected = new CaptureRecord(
            new DateTime(2024, 5, 31, 9, 15, 7), "Example Cameras (Tokyo), Ltd.", "EX-100", "85mm F1.8 (macro)", 85, 128, 1 / 125.0, 5.6, 200, "Firmware 2.1");
        Assert.Equal(expected, _codec.Decode(file).Value.Capture);
    }

    [Fact]
    public void Decode_SenselessExif_IsMissing()
    {
        var file = new ExifBlock().Image(0x010F, "   ")
            .Exif(0x829A, (1u, 0u)).Exif(0x829D, (0u, 10u)).Exif(0x8827, (ushort)0).Exif(0x9003, "0000:00:00 00:00:00").Exif(0xA405, (ushort)0)
            .InsertInto(TestImage.Save(64, 64, "jpegsave_buffer", ""));
        Assert.Equal(CaptureRecord.Unknown, _codec.Decode(file).Value.Capture);
    }

    [Fact]
    public void Decode_NoExif_IsUnknown() =>
        Assert.Equal(CaptureRecord.Unknown, _codec.Decode(TestImage.Save(64, 64, "pngsave_buffer", "")).Value.Capture);

    [Fact]
    public void Decode_SameBytes_SameDigest()
    {
        // SHA-256 of the file, independently of the pixels: NIST's example digest of "abc" stands for the algorithm.
        var file = TestImage.Save(64, 64, "pngsave_buffer", "");
        var photo = _codec.Decode(file).Value;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), photo.Sha256);
        Assert.Equal(64, photo.Sha256.Length);
    }

    [Theory]
    [InlineData("Q=77", 77, true)]
    [InlineData("Q=77,subsample-mode=off", 77, false)]
    [InlineData("Q=20,interlace=true", 20, true)]
    public void Decode_Jpeg_TellsQualityAndSubsampling(string options, int quality, bool subsampled)
    {
        var encoding = _codec.Decode(TestImage.Save(64, 64, "jpegsave_buffer", options)).Value.Encoding;
        Assert.Equal((quality, (bool?)subsampled, true), (encoding.JpegQuality, encoding.ChromaSubsampled, encoding.HasLibjpegTable));
    }

    [Fact]
    public void Decode_JpegWithACamerasOwnTable_TellsThatItIsNotLibjpegs()
    {
        var file = TestImage.Save(64, 64, "jpegsave_buffer", "Q=77");
        var table = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDB]) + 5; // marker, length, number of the table
        file[table + 2]++;
        var encoding = _codec.Decode(file).Value.Encoding;
        Assert.Equal((77, false), (encoding.JpegQuality, encoding.HasLibjpegTable));
    }

    [Theory]
    [InlineData("Q=80", true)]
    [InlineData("lossless=true", false)]
    public void Decode_Webp_TellsSubsampling(string options, bool subsampled) =>
        Assert.Equal(subsampled, _codec.Decode(TestImage.Save(64, 64, "webpsave_buffer", options + ",strip=true")).Value.Encoding.ChromaSubsampled);

    [PhotosFact]
    public void Decode_RealPhoto_IsUprightAndWhole()
    {
        var photo = _codec.Decode(File.ReadAllBytes(Photos.Path("london/002_03.jpg"))).Value;
        Assert.Equal((1350, 1350), (photo.Image.Width, photo.Image.Height));
        Assert.Equal(("jpeg", 100, true), (photo.Encoding.Format, photo.Encoding.JpegQuality, photo.Encoding.ChromaSubsampled));
    }

    [PhotosFact]
    public void Decode_EveryRealPhoto_HasTheSizeOfTheIndex()
    {
        var rows = File.ReadLines(Photos.Path("INDEX.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var image = _codec.Decode(File.ReadAllBytes(Photos.Path(row[0]))).Value.Image;
            Assert.Equal((row[0], row[9], row[10]), (row[0], $"{image.Width}", $"{image.Height}"));
        }
    }

    /// <summary>Turns the file's pixel-depth property, which readers can do without, into a rotation of the same length.</summary>
    private static byte[] WithRotation(byte[] heic, int quarterTurnsLeft)
    {
        byte[] turned = [.. heic];
        var at = turned.AsSpan().IndexOf("pixi"u8);
        Assert.True(at > 0, "The encoder wrote no pixi property to replace.");
        "irot"u8.CopyTo(turned.AsSpan(at));
        turned[at + 4] = (byte)quarterTurnsLeft;
        return turned;
    }

    /// <summary>EXIF 2.3, tag 0x0112: where the stored row 0 and column 0 are on the upright photo.</summary>
    private static void AssertTurned(SrgbImage stored, SrgbImage upright, int orientation)
    {
        int w = stored.Width, h = stored.Height;
        Assert.Equal(orientation >= 5 ? (h, w) : (w, h), (upright.Width, upright.Height));
        for (var y = 0; y < h; y++)
            for (var x = 0; x < w; x++)
            {
                var (ux, uy) = orientation switch
                {
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (h - 1 - y, x),
                    7 => (h - 1 - y, w - 1 - x),
                    8 => (y, w - 1 - x),
                    _ => (x, y),
                };
                for (var c = 0; c < 3; c++)
                    if (stored.Rgb[(((y * w) + x) * 3) + c] != upright.Rgb[(((uy * upright.Width) + ux) * 3) + c])
                        Assert.Fail($"Stored pixel ({x}, {y}) is not at ({ux}, {uy}), channel {c}.");
            }
    }
}
