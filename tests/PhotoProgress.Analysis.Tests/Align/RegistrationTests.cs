using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class RegistrationTests
{
    private const int Side = 160;
    private const double PixelsPerMm = 2;
    private const double ReachPx = 1.6;

    /// <summary>
    /// RMS over the middle, pixels. What the windows cannot follow: smoothing a wave of 60 px (30 mm) at σ = 4–7 mm leaves a rest
    /// that each step takes up again by at least a third, over 12 steps below 1 % of 1.6 px; cubic reading of the finest marks
    /// (1.5 mm, 3 px, of little height) adds 0.02 px. The product needs 0.05 px: 0.025 mm.
    /// </summary>
    private const double Exact = 0.05;

    [Fact]
    public void Align_SmoothWarp_IsRecovered() => Assert.InRange(Error(1, (_, _) => 0, 1, 0), 0, Exact);

    // ln gain and gradient are slow: the band-pass takes them out.
    [Fact]
    public void Align_OtherExposureGradientAndTextureAmount_IsRecovered() =>
        Assert.InRange(Error(2, (x, y) => 0.7 + (0.25 * x / Side) - (0.2 * y / Side), 0.7, 0), 0, Exact);

    // White noise of 0.015 a pixel, of which the band of 3–12 px keeps a quarter, on both pictures: 0.0053 against slopes of 0.05 a
    // pixel; a window of σ 7 px holds 4π·49 px² / 10 px² = 60 independent samples: 0.014 px each way, 0.02 px together, in quadrature.
    [Fact]
    public void Align_Noise_IsRecovered() => Assert.InRange(Error(3, (_, _) => 0, 1, 0.015), 0, Math.Sqrt((Exact * Exact) + (0.02 * 0.02)));

    [Fact]
    public void Align_TheSamePicture_StaysWhereItIs()
    {
        var picture = SyntheticSkin.Sampled(SyntheticSkin.Texture(4, 1, 15), Side, Side, PixelsPerMm);
        var found = Registration.Align(picture, picture, SyntheticSkin.Full(Side, Side), PixelsPerMm);
        Assert.All(found.Dx.Samples.Concat(found.Dy.Samples), d => Assert.Equal(0, d));
        Assert.Equal(0, found.ResidualMm);
        Assert.Equal(1, Middle(found.Similarity, static v => v), 1e-3);
    }

    // Correlation of independent windows of 4 mm with marks of about 3 mm: Gaussian window area 4πσ² = 200 mm², some 60 marks: ±0.13.
    [Fact]
    public void Marks_OtherSkin_IsNearZero()
    {
        var (a, b) = (SyntheticSkin.Texture(5, 1, 15), SyntheticSkin.Texture(6, 1, 15));
        var marks = Registration.Marks(
            SyntheticSkin.Sampled(a, Side, Side, PixelsPerMm), SyntheticSkin.Sampled(b, Side, Side, PixelsPerMm), SyntheticSkin.Full(Side, Side), PixelsPerMm);
        Assert.InRange(Middle(marks, static v => v), -0.13, 0.13);
    }

    [Fact]
    public void Align_FlatPicture_MovesNothing()
    {
        var flat = new Plane(40, 40);
        var found = Registration.Align(flat, flat, SyntheticSkin.Full(40, 40), PixelsPerMm);
        Assert.All(found.Dx.Samples, d => Assert.Equal(0, d));
    }

    /// <summary>RMS distance (pixels) between the true and the found displacement, 12 mm off the edges.</summary>
    private static double Error(int seed, Func<int, int, double> light, double gain, double noise)
    {
        var texture = SyntheticSkin.Texture(seed, 1, 15);
        double Dx(double x, double y) => ReachPx * Math.Sin(2 * Math.PI * y / 110) * Math.Cos(2 * Math.PI * x / 150);
        double Dy(double x, double y) => ReachPx * Math.Cos((2 * Math.PI * (x + y) / 140) + 1);
        var random = new Random(seed);
        // Moving at x + d(x) shows what the fixed shows at x; eight rounds of fixed-point iteration invert the warp (slope 0.09) to 1e-8 px.
        var moving = Plane.From(Side, Side, (u, v) =>
        {
            double x = u, y = v;
            for (var i = 0; i < 8; i++) (x, y) = (u - Dx(x, y), v - Dy(x, y));
            return (float)(light(u, v) + (gain * texture(x / PixelsPerMm, y / PixelsPerMm)) + (noise * SyntheticSkin.Normal(random)));
        });
        var still = Plane.From(Side, Side, (x, y) => (float)(texture(x / PixelsPerMm, y / PixelsPerMm) + (noise * SyntheticSkin.Normal(random))));
        var found = Registration.Align(still, moving, SyntheticSkin.Full(Side, Side), PixelsPerMm);
        var square = Plane.From(Side, Side, (x, y) => (float)(Math.Pow(found.Dx[x, y] - Dx(x, y), 2) + Math.Pow(found.Dy[x, y] - Dy(x, y), 2)));
        return Math.Sqrt(Middle(square, static v => v));
    }

    private static double Middle(Plane plane, Func<float, double> value)
    {
        double sum = 0;
        for (var y = 24; y < plane.Height - 24; y++)
            for (var x = 24; x < plane.Width - 24; x++) sum += value(plane[x, y]);
        return sum / ((plane.Width - 48.0) * (plane.Height - 48));
    }
}
