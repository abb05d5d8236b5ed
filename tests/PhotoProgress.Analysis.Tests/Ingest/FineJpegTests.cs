using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Jpeg;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class FineJpegTests
{
    private const double SamplesACode = 257;

    private readonly PhotoCodec _codec = new();

    // Columns of 100 and 101 in turn: at quality 95 the only wave there is, amplitude below half of its step of 10, is dropped; the mean, in steps of a quarter code, stays.
    [Fact]
    public void Decode_MeanBetweenTwoCodes_IsKept()
    {
        byte[] grey = [.. Enumerable.Range(0, 32 * 32 * 3).Select(i => (byte)(100 + (i / 3 % 2)))];
        var jpeg = TestImage.Save(grey, 32, 32, 3, "srgb", "jpegsave_buffer", "Q=95,subsample-mode=off");
        var (fine, whole) = (_codec.Decode(jpeg).Value.Image, _codec.DecodeWholeCodes(jpeg).Value.Image);
        Assert.Equal(100.5, fine.Rgb.Average(sample => sample / SamplesACode), 0.125);
        Assert.All(whole.Rgb, sample => Assert.Equal(0, sample % 257));
        Assert.Contains(fine.Rgb, sample => sample % 257 != 0);
    }

    // libjpeg rounds lightness (½ code), both colours (½ each, once more where they are stored at half the resolution) and the result (½); blue takes 1.772 of its
    // colour. Widths and heights end within blocks.
    [Theory]
    [InlineData("Q=90,subsample-mode=off", 61, 37, 0.5 + (1.772 * 0.5) + 0.5)]
    [InlineData("Q=90,subsample-mode=off,interlace=true", 61, 37, 0.5 + (1.772 * 0.5) + 0.5)]
    [InlineData("Q=90,subsample-mode=on", 61, 37, 0.5 + (1.772 * 1) + 0.5)]
    [InlineData("Q=75,subsample-mode=on,interlace=true", 64, 48, 0.5 + (1.772 * 1) + 0.5)]
    [InlineData("Q=75,subsample-mode=on,restart-interval=3", 33, 17, 0.5 + (1.772 * 1) + 0.5)]
    public void Decode_AnyLayout_LiesWithinLibjpegsRounding(string options, int width, int height, double codes)
    {
        var jpeg = TestImage.Save(width, height, "jpegsave_buffer", options);
        var whole = _codec.DecodeWholeCodes(jpeg).Value.Image.Rgb;
        var fine = FineJpeg.Read(jpeg, width, height)!;
        Assert.Equal(fine, _codec.Decode(jpeg).Value.Image.Rgb);
        Assert.Equal(0, whole.Zip(fine, (w, f) => (f - w) / SamplesACode).Average(), 0.1);
        Assert.All(whole.Zip(fine), pair => Assert.InRange((pair.Second - pair.First) / SamplesACode, -codes, codes));
    }

    // ITU-T T.81, table K.1: what libjpeg writes at 50.
    [Fact]
    public void Steps_OfQuality50_AreTheStandardsRowByRow()
    {
        var steps = JpegTables.Steps(TestImage.Save(16, 16, "jpegsave_buffer", "Q=50"), 0)!;
        Assert.Equal([16, 11, 10, 16, 24, 40, 51, 61], steps[..8]);
        Assert.Equal([72, 92, 95, 98, 112, 100, 103, 99], steps[56..]);
    }

    [Fact]
    public void Inverse_Mean_IsAnEighthEverywhere()
    {
        var values = new float[BlockTransform.Size];
        values[0] = 8;
        var codes = new float[BlockTransform.Size];
        BlockTransform.Inverse(values, codes, BlockTransform.Side);
        Assert.All(codes, code => Assert.Equal(1, code, 1e-6));
    }

    /// <summary>The transform is orthonormal: it keeps the sum of squares, but for rounding (64 terms of 2⁻²⁴).</summary>
    [Fact]
    public void Inverse_AnyBlock_KeepsTheEnergy() => Prop.ForAll(
        Gen.Choose(-1024, 1023).ArrayOf(BlockTransform.Size).ToArbitrary(),
        values =>
        {
            var codes = new float[BlockTransform.Size];
            BlockTransform.Inverse([.. values.Select(value => (float)value)], codes, BlockTransform.Side);
            var (before, after) = (values.Sum(value => (double)value * value), codes.Sum(code => (double)code * code));
            return Math.Abs(after - before) <= 1e-5 * before;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_Grey_IsNull()
    {
        var jpeg = TestImage.Save([.. Enumerable.Repeat((byte)90, 32 * 32)], 32, 32, 1, "b-w", "jpegsave_buffer", "Q=90");
        Assert.Null(FineJpeg.Read(jpeg, 32, 32));
        Assert.True(_codec.Decode(jpeg).Value.Encoding.Greyscale);
    }

    [Fact]
    public void Read_OtherSizeThanTold_IsNull() => Assert.Null(FineJpeg.Read(TestImage.Save(32, 32, "jpegsave_buffer", "Q=90"), 32, 40));

    /// <summary>Damage is an answer, not an exception: the file is then decoded in whole codes, or refused.</summary>
    [Fact]
    public void Read_Damaged_DoesNotThrow()
    {
        var jpeg = TestImage.Save(96, 80, "jpegsave_buffer", "Q=80,interlace=true");
        Prop.ForAll(
            Gen.Choose(2, jpeg.Length - 1).Zip(Gen.Choose(0, 255)).ArrayOf(3).ToArbitrary(),
            damages =>
            {
                var damaged = (byte[])jpeg.Clone();
                foreach (var (at, value) in damages) damaged[at] = (byte)value;
                return FineJpeg.Read(damaged, 96, 80) is null or { Length: 96 * 80 * 3 };
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
