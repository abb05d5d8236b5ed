using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public sealed class GaussianPyramidTests
{
    private const int Margin = GaussianPyramid.Margin;

    /// <summary>
    /// A point smoothed by any σ, on any level, is the Gaussian itself. Tolerance, of the peak: kernels cut at 4 σ have 1.1e-3 less variance,
    /// which raises the peak as much, and a tail of 3.4e-4 of it; together 1.5e-3. Wherever a halved grid takes part, with σ of 1 to 1.5
    /// of its samples, a point's alias adds the integral of exp(−2π²(0.49·(1 − f)² + (σ² − 0.49)·f²)) over f from 0 to ½, up to 0.7 % of
    /// the peak in each direction: 1.4e-2. A point is the worst case; the spectrum of skin falls.
    /// </summary>
    [Theory]
    [InlineData(0.75, 0, 1.5e-3)]
    [InlineData(1.5, 0, 1.5e-3)]
    [InlineData(2.4, 0, 1.5e-3)]
    [InlineData(4.5, 0, 1.4e-2)]
    [InlineData(20, 0, 1.4e-2)]
    [InlineData(0.75, 1, 1.5e-3)]
    [InlineData(1.5, 1, 1.5e-3)]
    [InlineData(2.3, 1, 1.4e-2)]
    [InlineData(5.8, 1, 1.4e-2)]
    [InlineData(12, 3, 1.4e-2)]
    [InlineData(20, 2, 1.4e-2)]
    public void Smooth_Point_IsTheGaussian(double sigma, int level, double tolerance)
    {
        var plane = new Plane(193 + (2 * Margin), 129 + (2 * Margin));
        plane[96 + Margin, 64 + Margin] = 1;
        var smooth = new GaussianPyramid(new SampleRows(plane)).Smooth(sigma, level);
        var peak = 1 / (2 * Math.PI * sigma * sigma);
        for (var y = 0; y <= 128 >> level; y++)
        {
            for (var x = 0; x <= 192 >> level; x++)
            {
                double dx = (x << level) - 96, dy = (y << level) - 64;
                var expected = peak * Math.Exp(-((dx * dx) + (dy * dy)) / (2 * sigma * sigma));
                Assert.Equal(expected / peak, smooth[x + Margin, y + Margin] / peak, Sampled(sigma, level) + tolerance);
            }
        }
    }

    /// <summary>What has flowed over the border comes back: a narrow plane smoothed twice equals a wide plane smoothed twice.</summary>
    [Fact]
    public void Smooth_PointAtTheBorder_DoesNotKnowTheBorder()
    {
        var wide = new Plane(129 + (2 * Margin), 33 + (2 * Margin));
        var narrow = new Plane(65 + (2 * Margin), 33 + (2 * Margin));
        (wide[Margin + 64, Margin + 16], narrow[Margin, Margin + 16]) = (1, 1);
        var (fromWide, fromNarrow) = (new GaussianPyramid(new SampleRows(wide)).Smooth(9, 1), new GaussianPyramid(new SampleRows(narrow)).Smooth(9, 1));
        var peak = fromWide[Margin + 32, Margin + 8];
        for (var x = 0; x <= 32; x++)
            Assert.Equal(fromWide[Margin + 32 + x, Margin + 8] / peak, fromNarrow[Margin + x, Margin + 8] / peak, 1e-3f);
    }

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(1.99, 0)]
    [InlineData(2, 1)]
    [InlineData(45, 5)]
    public void LevelFor_Sigma_IsTheCoarsestPitchNotAboveIt(double sigma, int level) => Assert.Equal(level, GaussianPyramid.LevelFor(sigma));

    [Theory]
    [InlineData(1.39, 0)]
    [InlineData(1.41, 1)]
    [InlineData(12, 3)]
    public void LevelForMeans_Sigma_HalvesSooner(double sigma, int level) => Assert.Equal(level, GaussianPyramid.LevelForMeans(sigma));

    [Fact]
    public void Smooth_LessThanTheLevelHolds_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianPyramid(new SampleRows(new Plane(40, 40))).Smooth(1, 2));

    [Fact]
    public void Sample_EveryFourth_TakesThose()
    {
        var plane = Plane.From(10 + (2 * Margin), 6 + (2 * Margin), (x, y) => x - Margin + (100 * (y - Margin)));
        var sampled = GaussianPyramid.Sample(plane, 2);
        Assert.Equal((3 + (2 * Margin), 2 + (2 * Margin)), (sampled.Width, sampled.Height));
        Assert.Equal(8 + 400, sampled[Margin + 2, Margin + 1]);
    }

    /// <summary>Samples of a Gaussian sum to 1 only up to 2·exp(−2π²σ²) in each direction before they are normalised.</summary>
    private static double Sampled(double sigma, int level) => level <= 1 ? 4 * Math.Exp(-2 * Math.PI * Math.PI * sigma * sigma) : 0;
}
