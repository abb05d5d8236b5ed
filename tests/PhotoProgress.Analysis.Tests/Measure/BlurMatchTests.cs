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
        Assert.Null(BlurMatch.Between(flat, flat, [], PixelsPerMm));
        Assert.Null(BlurMatch.Between(flat, flat, [(SyntheticSkin.Full(40, 40), 1)], PixelsPerMm));
    }

    private static BlurDifference Match(PhotoProgress.Analysis.Align.AlignedPair pair) =>
        BlurMatch.Between(Luminance.Of(pair.Before), Luminance.Of(pair.After), pair.Edges, pair.PixelsPerMm)!.Value;
}
