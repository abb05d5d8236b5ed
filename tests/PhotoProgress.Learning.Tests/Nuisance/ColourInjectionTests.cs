using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Learning.Tests.Nuisance;

public class ColourInjectionTests
{
    private const int Width = 240;
    private const int Height = 120;
    private const double PixelsPerMm = 2;
    private const double BlotchMm = 15;
    private const double LineMm = 1.5;

    /// <summary>Optical density.</summary>
    private const double Amplitude = 0.1;

    /// <summary>Of the 15 mm wave the fine end passes e^{−ln2·(8/15)²} = 0.821, the coarse end e^{−ln2·(30/15)²} = 0.0625.</summary>
    private const double Passed = 0.821 - 0.0625;

    private static readonly Plane Everywhere = new Plane(Width, Height).Map(_ => 1f);

    [Fact]
    public void Blotches_FactorOne_IsTheSamePhoto()
    {
        var original = Blotched(Pigment.Melanin);
        var same = ColourInjection.Blotches(original, Everywhere, PixelsPerMm, Pigment.Melanin)(1);

        // Linear light and back through a float: a code of 65,535 may round.
        Assert.All(Enumerable.Range(0, same.Rgb.Length), i => Assert.InRange(Math.Abs(same.Rgb[i] - original.Rgb[i]), 0, 2));
    }

    [Theory]
    [InlineData(Pigment.Melanin, 0.6)]
    [InlineData(Pigment.Melanin, 1.6)]
    [InlineData(Pigment.Haemoglobin, 0.6)]
    [InlineData(Pigment.Haemoglobin, 1.6)]
    public void Blotches_WaveInsideTheBand_ScalesThatPigmentAlone(Pigment pigment, double factor)
    {
        var original = Blotched(pigment);
        var changed = ColourInjection.Blotches(original, Everywhere, PixelsPerMm, pigment)(factor);
        var other = pigment == Pigment.Melanin ? Pigment.Haemoglobin : Pigment.Melanin;
        var expected = Amplitude * (1 + ((factor - 1) * Passed));

        // 1 % of the wave: the kernel is cut and sampled; two thousandths of a wave that is not there: 16-bit codes and the table of light.
        Assert.InRange(Wave(changed, pigment, BlotchMm), expected - (0.01 * Amplitude), expected + (0.01 * Amplitude));
        Assert.InRange(Wave(changed, other, BlotchMm, pigment), 0, 0.002 * Amplitude);
    }

    [Fact]
    public void Blotches_FineLines_KeepTheirDepth()
    {
        var original = Blotched(Pigment.Melanin);
        var changed = ColourInjection.Blotches(original, Everywhere, PixelsPerMm, Pigment.Melanin)(0.5);

        // The gain is smooth: e^{−ln2·(8/1.5)²} = 3e-9 of the lines are in the band. A thousandth is what 16-bit codes leave of 0.05.
        Assert.InRange(LineDepth(changed) / LineDepth(original), 0.999, 1.001);
    }

    [Fact]
    public void Blotches_OutsideTheMask_ChangesNothing()
    {
        var original = Blotched(Pigment.Melanin);
        var changed = ColourInjection.Blotches(original, new Plane(Width, Height), PixelsPerMm, Pigment.Melanin)(0.5);

        Assert.All(Enumerable.Range(0, changed.Rgb.Length), i => Assert.InRange(Math.Abs(changed.Rgb[i] - original.Rgb[i]), 0, 2));
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(1.4)]
    public void DiffuseRedness_BroadArea_ScalesAboveThePalest(double factor)
    {
        var original = Broad();
        var changed = ColourInjection.DiffuseRedness(original, Everywhere, PixelsPerMm)(factor);

        // A step smoothed by σ = 30·0.1874 = 5.6 mm is whole at the ends of the 120 mm, 60 mm away. 1 % for 16-bit codes.
        Assert.InRange(Step(changed, Pigment.Haemoglobin) / Step(original, Pigment.Haemoglobin), factor - 0.01, factor + 0.01);
        Assert.InRange(Math.Abs(Step(changed, Pigment.Melanin)), 0, 0.01 * Amplitude);
    }

    /// <summary>Blotches of one pigment along the columns, fine lines of shading along the rows.</summary>
    private static SrgbImage Blotched(Pigment pigment) => Skin((x, y) => (
        pigment, Amplitude * Math.Sin(2 * Math.PI * x / PixelsPerMm / BlotchMm), 0.05 * Math.Sin(2 * Math.PI * y / PixelsPerMm / LineMm)));

    private static SrgbImage Broad() => Skin((x, _) => (Pigment.Haemoglobin, x < Width / 2 ? 0 : Amplitude, 0));

    private static SrgbImage Skin(Func<int, int, (Pigment Pigment, double Density, double Shading)> at)
    {
        var rgb = new ushort[Width * Height * 3];
        for (var i = 0; i < rgb.Length; i++)
        {
            var (pigment, density, shading) = at(i / 3 % Width, i / 3 / Width);
            var axes = ColourInjection.AxesOf(pigment);
            var axis = pigment == Pigment.Melanin ? axes.Melanin : axes.Haemoglobin;
            rgb[i] = SrgbTransfer.FromLinear((float)(0.35 * Math.Exp(shading - (axis[i % 3] * density))));
        }

        return new SrgbImage(Width, Height, rgb);
    }

    private static Plane Map(SrgbImage image, Pigment pigment, Pigment? painted = null)
    {
        var (_, melanin, haemoglobin) = Chromophores.Split(LinearRgb.Of(image), ColourInjection.AxesOf(painted ?? pigment));
        return pigment == Pigment.Melanin ? melanin : haemoglobin;
    }

    /// <summary>Amplitude of the sine along the middle six waves of the middle row.</summary>
    /// <param name="painted">The pigment along whose axes the photo was painted; null where it is the same.</param>
    private static double Wave(SrgbImage image, Pigment pigment, double periodMm, Pigment? painted = null)
    {
        var row = Map(image, pigment, painted).Row(Height / 2).ToArray();
        int[] columns = [.. Enumerable.Range(30, (int)(6 * periodMm * PixelsPerMm))];
        double Part(Func<double, double> wave) => 2 * columns.Average(x => row[x] * wave(2 * Math.PI * x / PixelsPerMm / periodMm));
        return Math.Sqrt((Part(Math.Sin) * Part(Math.Sin)) + (Part(Math.Cos) * Part(Math.Cos)));
    }

    private static double LineDepth(SrgbImage image)
    {
        var (luminance, _, _) = Chromophores.Split(LinearRgb.Of(image), PigmentAxes.WithinFaces);
        float[] column = [.. Enumerable.Range(30, 60).Select(y => luminance[Width / 2, y])];
        return column.Max() - column.Min();
    }

    private static double Step(SrgbImage image, Pigment pigment)
    {
        var map = Map(image, pigment);
        return map[Width - 10, Height / 2] - map[10, Height / 2];
    }
}
