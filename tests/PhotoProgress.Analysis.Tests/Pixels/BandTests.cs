using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class BandTests
{
    private const double PixelsPerMm = 8;

    // Law: H(p) = 2^−(finest/p)² − 2^−(coarsest/p)². At the finest end ½ − 2^−36, at the coarsest 2^−(1/36) − ½. The sampled kernels
    // are good to 3e-3 (GaussianTests); the fine one's σ here is 0.75 px, where sampling adds 2.5e-3.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.73)]
    [InlineData(3)]
    [InlineData(6)]
    public void Of_Sine_KeepsTheAmplitudeOfTheLaw(double periodMm)
    {
        var band = new Band(0.5, 3);
        var sine = Plane.From(480, 5, (x, _) => MathF.Cos((float)(2 * Math.PI * (x - 240) / (periodMm * PixelsPerMm))));
        var passed = band.Of(sine, new InsideBlur(SyntheticSkin.Full(480, 5)), PixelsPerMm);
        var law = Math.Pow(2, -Math.Pow(0.5 / periodMm, 2)) - Math.Pow(2, -Math.Pow(3 / periodMm, 2));
        Assert.Equal(law, passed[240, 2], 6e-3);
    }

    [Fact]
    public void Of_OutsideTheWeights_IsZero()
    {
        var weights = Plane.From(40, 40, static (x, _) => x < 20 ? 1 : 0);
        var passed = new Band(0.5, 2).Of(SyntheticSkin.Noise(40, 40, new Random(3)), new InsideBlur(weights), PixelsPerMm);
        for (var y = 0; y < 40; y++) Assert.Equal(0, passed[30, y]);
    }

    // Sampling error of a variance from N independent samples is √(2/N). One correlation area of the band's noise is about
    // 2π(σ fine² + σ coarse²) pixels; 400 × 400 pixels leave N ≥ 1600 for the coarsest, so 3.5 % is one σ there and 10 % three.
    [Theory]
    [InlineData(0.5, 1, 0)]
    [InlineData(1, 3, 0)]
    [InlineData(0.5, 1, 0.9)]
    [InlineData(1, 3, 1.6)]
    [InlineData(0.25, 0.4375, 0)] // two pixels to three and a half: where noise and compression are told
    [InlineData(0.25, 0.4375, 0.5)]
    [InlineData(0.25, 0.4375, 1.2)]
    public void NoiseGain_AgainstBlurredFilteredNoise_Agrees(double finest, double coarsest, double priorSigmaPx)
    {
        var band = new Band(finest, coarsest);
        var noise = Gaussian.Blur(SyntheticSkin.Noise(400, 400, new Random(6)), priorSigmaPx);
        var energy = Energy(band.Of(noise, new InsideBlur(SyntheticSkin.Full(400, 400)), PixelsPerMm));
        Assert.Equal(1, energy / BandFilter.NoiseGain(band, PixelsPerMm, priorSigmaPx), 0.1);
    }

    private static double Energy(Plane plane)
    {
        double sum = 0;
        for (var y = 40; y < plane.Height - 40; y++)
            for (var x = 40; x < plane.Width - 40; x++)
                sum += plane[x, y] * plane[x, y];
        return sum / ((plane.Width - 80) * (plane.Height - 80));
    }
}
