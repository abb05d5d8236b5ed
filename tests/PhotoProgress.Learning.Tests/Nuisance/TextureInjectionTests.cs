using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Tests.Nuisance;

public class TextureInjectionTests
{
    private const int Side = 120;
    private const double PixelsPerMm = 4;

    [Fact]
    public void Scale_FactorOne_IsTheSamePhoto()
    {
        var original = NuisanceCopyTests.Waves();
        var same = TextureInjection.In(original, new Plane(original.Width, original.Height).Map(_ => 1f), PixelsPerMm)(1);

        // Linear light and back through a float: a code of 65,535 may round.
        Assert.All(Enumerable.Range(0, same.Rgb.Length), i => Assert.InRange(Math.Abs(same.Rgb[i] - original.Rgb[i]), 0, 2));
    }

    [Fact]
    public void Scale_WaveInsideTheBand_ShrinksByTheFactorThere()
    {
        // Period 1 mm: the fine end passes e^{−ln2·(0.3/1)²} = 0.940, the coarse end e^{−ln2·(3/1)²} = 0.002 of it.
        const double passed = 0.940 - 0.002;
        var original = Wave(1);
        var changed = TextureInjection.In(original, new Plane(Side, Side).Map(_ => 1f), PixelsPerMm)(0.5);

        Assert.InRange(Amplitude(changed) / Amplitude(original), 1 - (0.5 * passed) - 0.01, 1 - (0.5 * passed) + 0.01);
    }

    [Fact]
    public void Scale_WaveCoarserThanTheBand_Stays()
    {
        // Period 15 mm: the coarse end passes e^{−ln2·(3/15)²} = 0.973 of it, so at most 2.7 % is in the band.
        var original = Wave(15);
        var changed = TextureInjection.In(original, new Plane(Side, Side).Map(_ => 1f), PixelsPerMm)(0.5);

        Assert.InRange(Amplitude(changed) / Amplitude(original), 1 - (0.5 * 0.027) - 0.01, 1);
    }

    [Fact]
    public void Scale_OutsideTheMask_ChangesNothing()
    {
        var original = Wave(1);
        var changed = TextureInjection.In(original, new Plane(Side, Side), PixelsPerMm)(0.5);

        Assert.All(Enumerable.Range(0, changed.Rgb.Length), i => Assert.InRange(Math.Abs(changed.Rgb[i] - original.Rgb[i]), 0, 2));
    }

    private static SrgbImage Wave(double periodMm)
    {
        var rgb = new ushort[Side * Side * 3];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = SrgbTransfer.FromLinear((float)(0.3 + (0.03 * Math.Sin(2 * Math.PI * (i / 3 % Side) / PixelsPerMm / periodMm))));
        return new SrgbImage(Side, Side, rgb);
    }

    /// <summary>Half of the range of light in the middle row, away from the edges.</summary>
    private static double Amplitude(SrgbImage image)
    {
        var row = Enumerable.Range(30, 60).Select(x => SrgbTransfer.ToLinearTable[image.Rgb[((Side / 2 * Side) + x) * 3]]).ToArray();
        return 0.5 * (row.Max() - row.Min());
    }
}
