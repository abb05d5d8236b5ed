using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class NoiseLevelTests
{
    private const double LumaShare = 0.7496; // of equal independent noise in each channel: √(0.2126² + 0.7152² + 0.0722²)

    // 600 tiles: their 10 % quantile has a standard error of √(0.1·0.9/600)/density = 0.012/1.07 of the mean energy, that is 0.7 % of
    // σ; 3 of these, and 0.3 % for the constant itself.
    [Theory]
    [InlineData(0.004)]
    [InlineData(0.01)]
    [InlineData(0.02)]
    public void LumaSigma_NoiseOnARamp_IsRecovered(double sigma)
    {
        var found = NoiseLevel.LumaSigma(Ramp(sigma, 400, 400), 0, 0, 400, 400);
        Assert.Equal(LumaShare * sigma, found, LumaShare * sigma * 0.025);
    }

    // Half of the picture carries strong texture; the quantile now is the 20 % one of the smooth half, 6 % more energy: 3 % of σ more.
    [Fact]
    public void LumaSigma_TextureInHalfOfThePicture_IsNotTakenForNoise()
    {
        var photo = Ramp(0.01, 400, 400);
        for (var i = 0; i < photo.Rgb.Length; i++)
            if (i / 3 % 400 >= 200) photo.Rgb[i] = (ushort)Math.Clamp(photo.Rgb[i] + (9000 * Math.Sin(i / 3 % 400)), 0, 65535);
        Assert.Equal(0.01 * LumaShare, NoiseLevel.LumaSigma(photo, 0, 0, 400, 400), 0.01 * LumaShare * 0.06);
    }

    [Fact]
    public void LumaSigma_FlatBlackOrTiny_IsZero()
    {
        Assert.Equal(0, NoiseLevel.LumaSigma(Ramp(0, 64, 64, 0), 0, 0, 64, 64));
        Assert.Equal(0, NoiseLevel.LumaSigma(new SrgbImage(64, 64, new ushort[64 * 64 * 3]), 0, 0, 64, 64));
        Assert.Equal(0, NoiseLevel.LumaSigma(new SrgbImage(1, 1, new ushort[3]), 0, 0, 1, 1));
    }

    /// <summary>
    /// The constant of the estimator: 10 % quantile over mean of the squared mask on tiles of 16 × 16 white samples. 20,000 tiles
    /// tell it to √(0.09/20,000)/1.07·… = 0.0023; the constant is stated to 0.005.
    /// </summary>
    [Fact]
    public void QuantileOverMean_OfPureNoise_IsTheStatedOne()
    {
        var random = new Random(11);
        var energies = new double[20_000];
        for (var i = 0; i < energies.Length; i++) energies[i] = TileEnergy(random);
        Array.Sort(energies);
        Assert.Equal(1, energies.Average() / 36, 0.01);
        Assert.Equal(NoiseLevel.QuantileOverMean, energies[energies.Length / 10] / energies.Average(), 0.006);
    }

    // Slope of the curve by difference; the code is rounded to 16 bits: 1.5e-5/0.5.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void LogPerCode_OfALuminance_IsTheSlopeOfTheTransferCurve(double luminance)
    {
        var code = SrgbTransfer.FromLinear((float)luminance);
        var step = 200;
        var slope = (Math.Log(SrgbTransfer.ToLinearTable[code + step]) - Math.Log(SrgbTransfer.ToLinearTable[code - step])) / (2.0 * step / 65535);
        Assert.Equal(slope, NoiseLevel.LogPerCode(luminance), slope * 1e-3);
    }

    private static double TileEnergy(Random random)
    {
        var noise = SyntheticSkin.Noise(18, 18, random);
        double sum = 0;
        for (var y = 1; y < 17; y++)
        {
            for (var x = 1; x < 17; x++)
            {
                double Line(int row) => noise[x - 1, row] - (2 * noise[x, row]) + noise[x + 1, row];
                var response = Line(y - 1) - (2 * Line(y)) + Line(y + 1);
                sum += response * response;
            }
        }

        return sum / 256;
    }

    private static SrgbImage Ramp(double sigma, int width, int height, double slope = 0.3)
    {
        var random = new Random(4);
        var rgb = new ushort[width * height * 3];
        for (var i = 0; i < rgb.Length; i++)
        {
            var code = 0.4 + (slope * (i / 3 % width) / width) + (sigma > 0 ? sigma * SyntheticSkin.Normal(random) : 0);
            rgb[i] = (ushort)Math.Round(65535 * Math.Clamp(code, 0, 1));
        }

        return new SrgbImage(width, height, rgb);
    }
}
