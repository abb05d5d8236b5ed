using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class BlurMatchTests
{
    private const double PixelsPerMm = PairRecipe.PixelsPerMm;

    // Gaussians add in variance, kernels are good to 0.4 % each and the bisection to 32/2^15 px²: 2 % of the larger variance, 0.002 px² at least.
    [Theory]
    [InlineData(0.8, 1.3)]
    [InlineData(1.3, 0.8)]
    [InlineData(0.9, 0.9)]
    [InlineData(0.8, 2.2)]
    public void Between_EdgesBlurredByKnownSigmas_IsTheDifferenceOfVariances(double before, double after)
    {
        var pair = new PairRecipe { BlurBeforePx = before, BlurAfterPx = after }.Make();
        var found = Match(pair);
        var expected = (after * after) - (before * before);
        Assert.Equal(expected, found.VarianceMm2 * PixelsPerMm * PixelsPerMm, Math.Max(0.002, 0.02 * Math.Abs(expected)));
        Assert.Equal(Math.Sqrt(Math.Abs(found.VarianceMm2)), found.SigmaMm, 1e-12);
    }

    // Noise of 0.01 against edges of ln 1.2: its energy in 3.5–8 px is some 1e-5 of theirs; four blocks tell it to their own stated error.
    [Fact]
    public void Between_WithNoise_LiesWithinThreeErrors()
    {
        var pair = new PairRecipe { BlurBeforePx = 0.8, BlurAfterPx = 1.3, NoiseBefore = 0.01, NoiseAfter = 0.01 }.Make();
        var found = Match(pair);
        Assert.InRange(found.StandardErrorMm2, 1e-9, 0.02);
        Assert.InRange(((1.69 - 0.64) / PixelsPerMm / PixelsPerMm) - found.VarianceMm2, -3 * found.StandardErrorMm2 - 0.001, (3 * found.StandardErrorMm2) + 0.001);
    }

    [Fact]
    public void Between_TheSameLight_IsZero()
    {
        var pair = new PairRecipe { BlurBeforePx = 1, BlurAfterPx = 1 }.Make();
        Assert.Equal(0, Match(pair with { After = pair.Before }).VarianceMm2);
    }

    [Fact]
    public void Between_FlatOrNoBlocks_IsNull()
    {
        var flat = Plane.From(40, 40, static (_, _) => 0.3f);
        var none = new PhotoNoise(0, PixelsPerMm);
        Assert.Null(BlurMatch.Between(flat, flat, [], PixelsPerMm, none, none));
        Assert.Null(BlurMatch.Between(flat, flat, [(SyntheticSkin.Full(40, 40), 1)], PixelsPerMm, none, none));
    }

    // A fifth of a pixel of blur, 0.04 px², is 3 % of texture at 5 pixels a period. The same strips share all but the blur's part of their contrast.
    [Fact]
    public void Between_SmallBlurOfTheSameFeatures_IsFound()
    {
        var found = Match(new PairRecipe { BlurBeforePx = 1, BlurAfterPx = Math.Sqrt(1.04) }.Make());
        Assert.InRange(found.VarianceMm2 * PixelsPerMm * PixelsPerMm, 0.036, 0.044);
    }

    // Strips of 8 pixels, 30 apart, moved by 8: they share nothing where one was and the other is.
    [Fact]
    public void Between_SmallBlurOfFeaturesThatMoved_IsNotBelieved()
    {
        var pair = new PairRecipe { BlurBeforePx = 1, BlurAfterPx = Math.Sqrt(1.04) }.Make();
        var moved = pair with { After = SyntheticSkin.Each(pair.After, plane => Plane.From(plane.Width, plane.Height, (x, y) => plane[Math.Max(0, x - 8), y])) };
        Assert.Equal(0, Match(moved).VarianceMm2);
    }

    // Three codes of noise make the photo after look sharper; known, they are taken away. Three stated errors, and a tenth of what noise left there.
    [Fact]
    public void Between_NoiseInOnePhoto_DoesNotPassForSharpness()
    {
        const double sigma = 3 / 255.0;
        var pair = new PairRecipe { BlurBeforePx = 1.2, BlurAfterPx = 1.2 }.Make();
        var random = new Random(5);
        var noisy = pair with { After = WithCodeNoise(pair.After, sigma, random) };
        var blind = Match(noisy).VarianceMm2;
        var known = Match(noisy with { NoiseAfter = new PhotoNoise(sigma, PixelsPerMm) });

        Assert.True(blind < 0);
        Assert.InRange(Math.Abs(known.VarianceMm2), 0, Math.Min(0.5 * Math.Abs(blind), (3 * known.StandardErrorMm2) + (0.1 * Math.Abs(blind))));
    }

    private static LinearRgb WithCodeNoise(LinearRgb light, double sigma, Random random)
    {
        var noise = SyntheticSkin.Noise(light.Width, light.Height, random);
        return SyntheticSkin.Each(light, plane => Plane.From(plane.Width, plane.Height, (x, y) =>
        {
            var code = (SrgbTransfer.FromLinear(plane[x, y]) / 65535.0) + (sigma * noise[x, y]);
            return SrgbTransfer.ToLinearTable[(int)Math.Clamp(65535 * code, 0, 65535)];
        }));
    }

    private static BlurDifference Match(AlignedPair pair) => BlurMatch.Between(pair)!.Value;
}
