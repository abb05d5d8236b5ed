using System.Globalization;
using Xunit.Abstractions;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>
/// Damaged files of every format, decoded in a process of their own: whatever a client's phone or a stranger sends, the
/// service answers by a picture or a refusal, in bounded time and memory.
/// </summary>
public class PhotoCodecFuzzTests(ITestOutputHelper output)
{
    private const int FilesPerFormat = 5000;

    /// <summary>
    /// The largest photo that is accepted takes 720 MB of samples; WebP, AVIF and HEIC hold a whole frame of it beside them
    /// (480 MB with alpha), and the process itself 100 MB.
    /// </summary>
    private const double PeakLimit = 720 + 480 + 100;

    /// <summary>Afterwards only the process and what its heap keeps are left; a leak of 40 kB a file would add 200 MB.</summary>
    private const double EndLimit = 100 + 200;

    [Fact]
    public Task Decode_DamagedJpeg_NeverCrashes() => Fuzz(
        1,
        TestImage.Save(48, 40, "jpegsave_buffer", "Q=75"),
        TestImage.Save(48, 40, "jpegsave_buffer", "Q=90,interlace=true"),
        TestImage.Save(new byte[32 * 32 * 4], 32, 32, 4, "cmyk", "jpegsave_buffer", "Q=75"),
        new ExifBlock().Image(0x0112, (ushort)6).Image(0x010F, "Make").Exif(0x829A, (1u, 60u)).InsertInto(TestImage.Save(48, 40, "jpegsave_buffer", "")),
        IccBlock.InsertInto(TestImage.Save(48, 40, "jpegsave_buffer", ""), IccBlock.Profile(IccBlock.AdobeRgb, IccBlock.Gamma(2.2))));

    [Fact]
    public Task Decode_DamagedPng_NeverCrashes() => Fuzz(
        2,
        TestImage.Save(40, 30, "pngsave_buffer", ""),
        TestImage.Save(40, 30, "pngsave_buffer", "interlace=true"),
        TestImage.Save(40, 30, "pngsave_buffer", "palette=true"),
        TestImage.Save(new ushort[20 * 20 * 4], 20, 20, 4, "rgb16", "pngsave_buffer", ""));

    [Fact]
    public Task Decode_DamagedWebp_NeverCrashes() => Fuzz(
        3,
        TestImage.Save(40, 30, "webpsave_buffer", "Q=70"),
        TestImage.Save(40, 30, "webpsave_buffer", "lossless=true"),
        TestImage.Save(new byte[20 * 20 * 4], 20, 20, 4, "srgb", "webpsave_buffer", "Q=70"));

    [Fact]
    public Task Decode_DamagedTiff_NeverCrashes() => Fuzz(
        4,
        TestImage.Save(40, 30, "tiffsave_buffer", ""),
        TestImage.Save(40, 30, "tiffsave_buffer", "compression=lzw,predictor=horizontal"),
        TestImage.Save(40, 30, "tiffsave_buffer", "compression=deflate,tile=true,tile-width=16,tile-height=16"),
        TestImage.Save(40, 30, "tiffsave_buffer", "compression=jpeg"));

    [EncoderFact("heifsave_buffer", "compression=av1")]
    public Task Decode_DamagedAvif_NeverCrashes() => Fuzz(
        5,
        TestImage.Save(40, 30, "heifsave_buffer", "compression=av1"),
        TestImage.Save(40, 30, "heifsave_buffer", "compression=av1,lossless=true"));

    [EncoderFact("heifsave_buffer", "compression=hevc")]
    public Task Decode_DamagedHeic_NeverCrashes() => Fuzz(
        6,
        TestImage.Save(40, 30, "heifsave_buffer", "compression=hevc"),
        TestImage.Save(40, 30, "heifsave_buffer", "compression=hevc,bitdepth=10"));

    private async Task Fuzz(int seed, params byte[][] seeds)
    {
        using var child = new FuzzProcess();
        foreach (var file in seeds) Assert.Equal("decoded", await child.Decode(file));
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var mutation = new Mutation(seed);
        for (var i = 0; i < FilesPerFormat; i++)
        {
            var file = mutation.Of(seeds);
            var answer = await child.Decode(file);
            if (answer is "crashed" or "hung") await Fail(child, i, answer, file);
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
        }

        double peak = child.PeakMegabytes(), end = child.Megabytes();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", answers)}; peak {peak:F0} MB, end {end:F0} MB"));
        Assert.True(answers.Count > 1, "All files got the same answer: the damage reaches nothing.");
        Assert.InRange(peak, 0, PeakLimit);
        Assert.InRange(end, 0, EndLimit);
    }

    private static async Task Fail(FuzzProcess child, int number, string answer, byte[] file)
    {
        child.Dispose();
        Assert.Fail($"File {number} {answer} the decoder: {Convert.ToBase64String(file)}\n{await child.Errors}");
    }
}
