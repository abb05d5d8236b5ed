using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class GaussianTests
{
    // Cut at 4 σ a Gaussian loses ∫x²g beyond it, 1.1e-3 of its variance; sampled at σ ≥ 0.7 it is off by 4π²σ²·2e^(−2π²σ²) ≤ 2.5e-3.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.69)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(9)]
    public void Kernel_OfAnySigma_SumsToOneAndHasItsVariance(double sigma)
    {
        var half = Gaussian.Kernel(sigma);
        var sum = half[0] + (2.0 * half.Skip(1).Sum(tap => (double)tap));
        var variance = 2 * half.Select((tap, i) => (double)tap * i * i).Sum();
        Assert.Equal(1, sum, 1e-6);
        Assert.Equal(1, variance / (sigma * sigma), sigma < 0.59 ? 1e-6 : 3.6e-3);
    }

    // By hand, σ² = 0.25: taps 0.125, 0.75, 0.125; a point spreads to their products.
    [Fact]
    public void Blur_Point_IsTheProductOfTheTaps()
    {
        var plane = new Plane(5, 5) { [2, 2] = 1 };
        var blurred = Gaussian.Blur(plane, 0.5);
        Assert.Equal(0.5625, blurred[2, 2], 1e-6);
        Assert.Equal(0.09375, blurred[1, 2], 1e-6);
        Assert.Equal(0.015625, blurred[3, 3], 1e-6);
        Assert.Equal(0, blurred[4, 2]);
    }

    // Rounding of a sum of at most 2 · 2 · 37 products of 1: 1e-5.
    [Fact]
    public void Blur_Constant_StaysUpToTheEdges()
    {
        var blurred = Gaussian.Blur(Plane.From(37, 11, static (_, _) => 0.3f), 9);
        Assert.All(blurred.Samples, sample => Assert.Equal(0.3, sample, 3e-6));
    }

    [Fact]
    public void Blur_Zero_IsACopy()
    {
        var plane = new Plane(3, 3) { [1, 1] = 2 };
        var copy = Gaussian.Blur(plane, 0);
        Assert.Equal(plane.Samples, copy.Samples);
        Assert.NotSame(plane.Samples, copy.Samples);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Blur_SigmaThatIsNone_Throws(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Gaussian.Blur(new Plane(2, 2), sigma));

    // The kernel's variance and cut: e^(−2π²σ²f²) with σ² off by 3.6e-3 changes the logarithm ln 2 by as much, plus the tail of 7e-5: 0.14 %.
    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(25)]
    public void SigmaForHalfAmplitude_OfASine_HalvesIt(double period)
    {
        var sine = Plane.From(200, 3, (x, _) => MathF.Sin((float)(2 * Math.PI * x / period)));
        var blurred = Gaussian.Blur(sine, Gaussian.SigmaForHalfAmplitude(period));
        for (var x = 60; x < 140; x++) Assert.Equal(0.5 * sine[x, 1], blurred[x, 1], 0.5 * 3e-3);
    }

    [Fact]
    public void BlurInside_MaskedJunk_DoesNotLeakAndFarFromWeightIsZero()
    {
        var weights = Plane.From(60, 20, static (x, _) => x < 20 ? 1 : 0);
        var plane = Plane.From(60, 20, static (x, _) => x < 20 ? 0.4f : 1000);
        var blurred = Gaussian.BlurInside(plane, weights, 2);
        for (var x = 0; x < 20; x++) Assert.Equal(0.4, blurred[x, 10], 1e-5);
        Assert.Equal(0, blurred[50, 10]);
    }
}
