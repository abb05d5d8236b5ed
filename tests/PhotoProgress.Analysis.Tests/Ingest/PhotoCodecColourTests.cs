using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class PhotoCodecColourTests
{
    private readonly PhotoCodec _codec = new();

    // Flat patches survive JPEG at quality 100 to within one code (YCbCr rounding), and one 8-bit code of Adobe RGB becomes at
    // most 1.5 codes of sRGB for these patches (ratio of the curves' slopes times the largest matrix entry, 1.4): 2 codes in all.
    [Theory]
    [InlineData(128, 128, 128)]
    [InlineData(200, 150, 130)]
    [InlineData(150, 110, 95)]
    [InlineData(90, 60, 50)]
    [InlineData(230, 190, 175)]
    public void Decode_AdobeRgbJpeg_IsConvertedToSrgb(byte red, byte green, byte blue)
    {
        byte[] patch = [.. Enumerable.Range(0, 32 * 32).SelectMany(_ => new[] { red, green, blue })];
        var jpeg = TestImage.Save(patch, 32, 32, 3, "srgb", "jpegsave_buffer", "Q=100,subsample-mode=off");
        var profile = IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(563 / 256.0));
        var photo = _codec.Decode(IccBlock.InsertInto(jpeg, profile)).Value;
        var expected = AdobeToSrgb(red / 255.0, green / 255.0, blue / 255.0);
        for (var c = 0; c < 3; c++) Assert.InRange(photo.Image.Rgb[c] / 257.0, expected[c] - 2, expected[c] + 2);
        Assert.True(photo.Encoding.HadIccProfile);
        Assert.Equal(8, photo.Encoding.BitsPerChannel);
    }

    [Fact]
    public void Decode_AdobeRgbSixteenBitPng_KeepsMoreThanEightBits()
    {
        // Neutral: both curves and white points agree, so the result is the sRGB code of light v^(563/256). lcms works on
        // matrix profiles in 16 bits with about 1/32768 of light; at the slope of sRGB here (under 2.5) that is 5 codes of 65,535.
        ushort[] ramp = [.. Enumerable.Range(0, 64 * 16).SelectMany(i => Enumerable.Repeat((ushort)(20000 + (i * 7)), 3))];
        using var raw = Analysis.Ingest.Vips.VipsImage.FromSamples<ushort>(ramp, 64, 16, 3, Analysis.Ingest.Vips.VipsFormat.UShort);
        using var image = TestNative.WithBlob(raw, "icc-profile-data", IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(563 / 256.0)), "rgb16");
        var photo = _codec.Decode(TestImage.Save(image, "pngsave_buffer", "")).Value;
        Assert.True(photo.Encoding.HadIccProfile);
        for (var i = 0; i < ramp.Length; i += 3)
        {
            var expected = 65535 * SrgbCode(Math.Pow(ramp[i] / 65535.0, 563 / 256.0));
            Assert.InRange(photo.Image.Rgb[i + 1], expected - 6, expected + 6);
        }
    }

    [Fact]
    public void Decode_PlainSrgbProfile_LeavesThePixelsAlone()
    {
        var jpeg = TestImage.Save(64, 64, "jpegsave_buffer", "Q=95");
        var tagged = IccBlock.InsertInto(jpeg, IccBlock.Profile(IccBlock.Srgb, IccBlock.SrgbCurve()));
        var photo = _codec.Decode(tagged).Value;
        Assert.Equal(_codec.Decode(jpeg).Value.Image.Rgb, photo.Image.Rgb);
        Assert.True(photo.Encoding.HadIccProfile);
    }

    [Theory]
    [InlineData("srgb", true)]
    [InlineData("p3", false)]
    public void IsSrgb_BuiltInProfileOfLibvips_IsToldApart(string profile, bool expected)
    {
        using var load = new Analysis.Ingest.Vips.VipsOperation("profile_load", $"name={profile}");
        Assert.True(load.TryRun());
        Assert.Equal(expected, IccProfile.IsSrgb(load.TakeBytes("profile")));
    }

    [Fact]
    public void IsSrgb_OtherPrimariesOrCurve_IsFalse()
    {
        Assert.True(IccProfile.IsSrgb(IccBlock.Profile(IccBlock.Srgb, IccBlock.SrgbCurve())));
        Assert.False(IccProfile.IsSrgb(IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.SrgbCurve())));
        Assert.False(IccProfile.IsSrgb(IccBlock.Profile(IccBlock.Srgb, IccBlock.Gamma(2.2))));
        Assert.False(IccProfile.IsSrgb([]));
    }

    [Fact]
    public void Decode_BrokenProfile_IsReadAsSrgb()
    {
        var jpeg = TestImage.Save(64, 64, "jpegsave_buffer", "Q=95");
        var profile = IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(2.2));
        profile.AsSpan(128).Fill(0xEE);
        var photo = _codec.Decode(IccBlock.InsertInto(jpeg, profile)).Value;
        Assert.Equal(_codec.Decode(jpeg).Value.Image.Rgb, photo.Image.Rgb);
        Assert.False(photo.Encoding.HadIccProfile);
    }

    [Fact]
    public void Decode_GreyProfileOnColour_IsReadAsSrgb()
    {
        var profile = IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(2.2));
        "GRAY"u8.CopyTo(profile.AsSpan(16));
        var photo = _codec.Decode(IccBlock.InsertInto(TestImage.Save(64, 64, "jpegsave_buffer", "Q=95"), profile)).Value;
        Assert.False(photo.Encoding.HadIccProfile);
    }

    // By hand (P3 to XYZ to sRGB, CSS Color 4's matrices): P3 (200, 150, 130) is sRGB (209.2, 147.4, 126.3). AV1 at quality 95 and
    // its YCbCr matrix shift a flat patch by at most 2 codes, times 1.2 of the conversion: 3. Read as sRGB, red would be 9 off.
    [EncoderTheory("heifsave_buffer", "compression=av1")]
    [InlineData(12, 209.2, 147.4, 126.3)]
    [InlineData(1, 200, 150, 130)]
    public void Decode_PrimariesOfAvif_AreHonoured(byte primaries, double red, double green, double blue)
    {
        var photo = _codec.Decode(AvifWithColour(primaries, 13)).Value;
        double[] expected = [red, green, blue];
        for (var c = 0; c < 3; c++) Assert.InRange(photo.Image.Rgb[c] / 257.0, expected[c] - 3, expected[c] + 3);
        Assert.False(photo.Encoding.HadIccProfile);
    }

    [EncoderTheory("heifsave_buffer", "compression=av1")]
    [InlineData(16)]
    [InlineData(18)]
    public void Decode_HdrCurve_IsUnsupported(byte transfer)
    {
        var refusal = _codec.Decode(AvifWithColour(9, transfer)).Refused;
        Assert.Equal(("unsupported_format", true), (refusal?.Code, refusal?.Message.Contains("high-dynamic-range", StringComparison.Ordinal)));
    }

    private static byte[] AvifWithColour(byte primaries, byte transfer)
    {
        byte[] patch = [.. Enumerable.Range(0, 64 * 64).SelectMany(_ => new byte[] { 200, 150, 130 })];
        var file = TestImage.Save(patch, 64, 64, 3, "srgb", "heifsave_buffer", "compression=av1,Q=95");
        var at = file.AsSpan().IndexOf("colrnclx"u8);
        Assert.True(at > 0, "The encoder wrote no colour description to change.");
        (file[at + 9], file[at + 11]) = (primaries, transfer);
        return file;
    }

    /// <summary>From the definitions: decode, to XYZ (D50), to linear sRGB, encode; in 8-bit codes.</summary>
    private static double[] AdobeToSrgb(params double[] encoded)
    {
        var light = encoded.Select(v => Math.Pow(v, 563 / 256.0)).ToArray();
        double Xyz(int i) => Enumerable.Range(0, 3).Sum(c => light[c] * IccBlock.AdobeRgb[(c * 3) + i]);
        // The inverse of sRGB's D50 matrix (B. Lindbloom, "RGB/XYZ Matrices", sRGB adapted to D50 by Bradford).
        double[] inverse = [3.1338561, -1.6168667, -0.4906146, -0.9787684, 1.9161415, 0.0334540, 0.0719453, -0.2289914, 1.4052427];
        return [.. Enumerable.Range(0, 3).Select(c => 255 * SrgbCode(Enumerable.Range(0, 3).Sum(i => inverse[(c * 3) + i] * Xyz(i))))];
    }

    private static double SrgbCode(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
