using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Tests.Nuisance;

public class NuisanceCopyTests
{
    private const int Side = 96;
    private static readonly Subject Middle = new(Side / 2.0, Side / 2.0, Side / 4.0);

    [Fact]
    public void Of_NothingAsked_KeepsEveryPixelToItsCode()
    {
        var original = Waves();
        var copy = NuisanceCopy.Of(original, new NuisanceSettings(), Middle, new Random(1));

        // The copy is rounded to 8 bits: at most half an 8-bit code away.
        Assert.All(Enumerable.Range(0, copy.Rgb.Length), i => Assert.InRange(Math.Abs(copy.Rgb[i] - original.Rgb[i]), 0, 129));
    }

    [Fact]
    public void Of_OneStopDarker_HalvesTheLight()
    {
        var copy = NuisanceCopy.Of(Flat(40000), new NuisanceSettings(ExposureEv: -1), Middle, new Random(1));
        var ratio = SrgbTransfer.ToLinearTable[copy.Rgb[0]] / SrgbTransfer.ToLinearTable[40000];

        // Half an 8-bit code around code 115 is worth 2.4 · 0.5 / 115 / 1.1 = 1 % of light.
        Assert.InRange(ratio, 0.495, 0.505);
    }

    [Fact]
    public void Of_RedGain_ScalesRedLightAlone()
    {
        var copy = NuisanceCopy.Of(Flat(40000), new NuisanceSettings(RedGain: 0.5), Middle, new Random(1));

        Assert.InRange(SrgbTransfer.ToLinearTable[copy.Rgb[0]] / SrgbTransfer.ToLinearTable[copy.Rgb[1]], 0.49, 0.51);
        Assert.Equal(copy.Rgb[1], copy.Rgb[2]);
    }

    [Fact]
    public void Of_Shift_MovesTheSubject()
    {
        var copy = NuisanceCopy.Of(Dot(40, 50), new NuisanceSettings(ShiftXPx: 5, ShiftYPx: -3), Middle, new Random(1));

        Assert.Equal((45, 47), Brightest(copy));
    }

    [Fact]
    public void Of_Scale_MovesPlacesAwayFromTheSubjectsCentre()
    {
        var copy = NuisanceCopy.Of(Dot(58, 48), new NuisanceSettings(Scale: 1.5), Middle, new Random(1));

        Assert.Equal((63, 48), Brightest(copy));
    }

    [Fact]
    public void Of_Noise_HasTheAskedSpreadAndTheSeedDecides()
    {
        var settings = new NuisanceSettings(NoiseCodes: 2);
        var first = NuisanceCopy.Of(Flat(30840), settings, Middle, new Random(7));
        var again = NuisanceCopy.Of(Flat(30840), settings, Middle, new Random(7));
        var mean = first.Rgb.Average(v => v / 257.0);
        var spread = Math.Sqrt(first.Rgb.Average(v => ((v / 257.0) - mean) * ((v / 257.0) - mean)));

        Assert.Equal(first.Rgb, again.Rgb);

        // 27,648 samples: the spread's own error is 2 / √(2 · 27,648) = 0.0085; rounding adds 1/12 to the variance.
        Assert.InRange(spread, Math.Sqrt(4 + (1 / 12.0)) - 0.035, Math.Sqrt(4 + (1 / 12.0)) + 0.035);
    }

    [Fact]
    public void Mixed_AnySeed_StaysWithinTheStatedRanges()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var settings = NuisanceSettings.Mixed(new Random(seed));
            Assert.InRange(settings.ExposureEv, -0.3, 0.3);
            Assert.InRange(settings.RedGain, 0.92, 1.08);
            Assert.InRange(settings.JpegQuality, 75, 95);
            Assert.InRange(settings.Scale, 0.85, 1.15);
            Assert.InRange(settings.BlurSigmaPx, 0, 0.9);
        }
    }

    internal static SrgbImage Waves() => Image((x, y) => 30000 + (9000 * Math.Sin(x / 3.0) * Math.Cos(y / 4.0)));

    internal static SrgbImage Flat(ushort code) => Image((_, _) => code);

    private static SrgbImage Dot(int column, int row) => Image((x, y) => x == column && y == row ? 60000 : 9000);

    private static SrgbImage Image(Func<int, int, double> code)
    {
        var rgb = new ushort[Side * Side * 3];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (ushort)code(i / 3 % Side, i / 3 / Side);
        return new SrgbImage(Side, Side, rgb);
    }

    private static (int X, int Y) Brightest(SrgbImage image)
    {
        var at = Array.IndexOf(image.Rgb, image.Rgb.Max()) / 3;
        return (at % Side, at / Side);
    }
}
