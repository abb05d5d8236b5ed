using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class ResamplerTests
{
    private const float Mean = 0.4f;
    private const float Height = 0.2f;

    /// <summary>
    /// Of the height, in each direction. The three-lobed kernel errs by at most 0.39 % on any wave of four or more pixels a period, in all
    /// places between the grid's pixels; places are held to 0.0005 pixels, which moves the steepest of these waves (5.7 pixels) by 0.06 % of
    /// its height, and 16 bits round by 2e-5 of full scale, 0.01 %.
    /// </summary>
    private const double WaveError = 0.0046;

    public static TheoryData<double, double, double, double> Similarities { get; } = new()
    {
        { 1, 0, 0.3, 0.7 },
        { 1, 33, 0, 0 },
        { 0.6, -10, 0.5, 0 },
        { 1.5, 5, 0, 0.25 },
        { 2, 0, 0.5, 0.5 },
        { 3.7, 20, 0.1, 0.2 },
        { 8.3, -7, 0, 0 },
    };

    // Two directions of a diagonal wave: twice the error of one; after an earlier shrink the kernel acts once more.
    [Theory]
    [MemberData(nameof(Similarities))]
    public void Resample_BandLimitedWaves_AreReproduced(double scale, double degrees, double dx, double dy)
    {
        var period = 5.7 * Math.Max(1, scale);
        var (kx, ky) = (2 * Math.PI / period, 2 * Math.PI / period);
        var photo = Photo(400, 400, (x, y) => Mean + (Height * 0.5 * (Math.Cos(kx * x) + Math.Sin(ky * y))));
        var map = Centred(photo, scale, degrees, dx, dy);
        var light = Resampler.Resample(photo, map);
        var worst = Worst(light.R, map, (x, y) => Mean + (Height * 0.5 * (Math.Cos(kx * x) + Math.Sin(ky * y))));
        Assert.InRange(worst, 0, Height * WaveError * (scale >= 2 ? 2 : 1));
    }

    // Waves between 0.75 and 1.25 cycles a grid pixel would come back as slow ones, right where texture is measured. The kernel passes
    // at most 0.4 % of them in its stop band; where a photo is first averaged in boxes (8 and more to 1), these add at most
    // sinc(15/16) = 6.6 % near a multiple of their own grid, which lies at other frequencies than the ones tried here.
    [Theory]
    [InlineData(1.8, 0.8)]
    [InlineData(2, 0.75)]
    [InlineData(2, 1)]
    [InlineData(2.9, 1.1)]
    [InlineData(4, 0.75)]
    [InlineData(5.5, 0.9)]
    [InlineData(8, 0.75)]
    [InlineData(8, 1.2)]
    public void Resample_WavesTooFineForTheGrid_Vanish(double scale, double cyclesPerGridPixel)
    {
        var k = 2 * Math.PI * cyclesPerGridPixel / scale;
        var photo = Photo(420, 60, (x, _) => Mean + (Height * Math.Cos(k * x)));
        var light = Resampler.Resample(photo, Centred(photo, scale, 0, 0.3, 0.1));
        for (var x = 6; x < light.Width - 6; x++) Assert.Equal(Mean, light.R[x, light.Height / 2], Height * 0.02);
    }

    // Weights are normalised in single precision: their sum over up to 42 × 42 taps rounds at 1e-6.
    [Theory]
    [InlineData(1, 17, 9)]
    [InlineData(2.5, 17, 9)]
    [InlineData(9, 17, 9)]
    [InlineData(3, 1, 1)]
    [InlineData(5, 3, 50)]
    public void Resample_Constant_StaysEvenAtAndBeyondTheEdge(double scale, int width, int height)
    {
        var photo = Photo(width, height, static (_, _) => 0.37);
        var expected = SrgbTransfer.ToLinearTable[photo.Rgb[0]];
        var light = Resampler.Resample(photo, WarpMap.From(20, 14, new Similarity(scale, 0, -6, -6)));
        Assert.All(light.R.Samples.Concat(light.G.Samples).Concat(light.B.Samples), value => Assert.Equal(expected, value, 4e-6));
    }

    [Fact]
    public void Resample_PixelsThemselves_AreUntouched()
    {
        var photo = SyntheticSkin.Photo(SyntheticSkin.Light(SyntheticSkin.Noise(40, 30, new Random(2)).Map(static v => 0.2f * v)));
        var light = Resampler.Resample(photo, WarpMap.From(40, 30, new Similarity(1, 0, 0, 0)));
        for (var i = 0; i < light.G.Samples.Length; i++)
            Assert.Equal(SrgbTransfer.ToLinearTable[photo.Rgb[(3 * i) + 1]], light.G.Samples[i], 1e-6);
    }

    private static double Worst(Plane read, WarpMap map, Func<double, double, double> truth)
    {
        double worst = 0;
        for (var i = 0; i < read.Samples.Length; i++)
            worst = Math.Max(worst, Math.Abs(read.Samples[i] - truth(map.X.Samples[i], map.Y.Samples[i])));
        return worst;
    }

    /// <summary>A grid in the middle of the photo, far enough from its edges for every kernel.</summary>
    private static WarpMap Centred(SrgbImage photo, double scale, double degrees, double dx, double dy)
    {
        var (a, b) = (scale * Math.Cos(degrees * Math.PI / 180), scale * Math.Sin(degrees * Math.PI / 180));
        var (width, height) = ((int)(photo.Width / scale / 2), Math.Max(1, (int)(photo.Height / scale / 2)));
        var (cx, cy) = ((photo.Width / 2) + dx, (photo.Height / 2) + dy);
        return WarpMap.From(width, height, new Similarity(
            a, b, cx - (a * width / 2) + (b * height / 2), cy - (b * width / 2) - (a * height / 2)));
    }

    private static SrgbImage Photo(int width, int height, Func<int, int, double> light)
    {
        var plane = Plane.From(width, height, (x, y) => (float)light(x, y));
        return SyntheticSkin.Photo(new LinearRgb(plane, plane, plane));
    }
}
