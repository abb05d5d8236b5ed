using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class TextureChangeTests
{
    private static readonly Band Middle = new(1, 3);
    private static readonly Band Fine = new(0.67, 1);

    [Fact]
    public void Change_TheSameLight_IsZeroWithCorrelationOne()
    {
        var pair = new PairRecipe().Make();
        var reading = Read(pair with { After = pair.Before }, Middle);
        Assert.Equal(0, reading.LogRatio, 1e-9);
        Assert.Equal(0, reading.StandardError, 1e-9);
        Assert.Equal(1, reading.Correlation, 1e-9);
    }

    // Light is the exponential of the texture, so that blurring it in linear light mixes ±0.1 of it in second order: 1 %.
    [Theory]
    [InlineData(0.7, 0, 0)]
    [InlineData(1.3, 0, 0)]
    [InlineData(0.7, 0.8, 1.2)]
    [InlineData(0.7, 1.2, 0.8)]
    public void Change_ScaledTextureUnderBlur_IsTheLogarithm(double gain, double blurBefore, double blurAfter)
    {
        var reading = Read(new PairRecipe { Gain = gain, BlurBeforePx = blurBefore, BlurAfterPx = blurAfter }.Make(), Middle);
        Assert.Equal(Math.Log(gain), reading.LogRatio, 0.01);
    }

    // The noise's energy in the band is known to its sampling error: 25 tiles of 8 mm; what is left must lie within the stated error.
    [Theory]
    [InlineData(0.01, 0.01, 0.8, 1.2, 1)]
    [InlineData(0.005, 0.02, 0.8, 0.8, 2)]
    [InlineData(0.02, 0.005, 1.1, 0.8, 3)]
    public void Change_ScaledTextureUnderBlurAndNoise_LiesWithinItsError(double noiseBefore, double noiseAfter, double blurBefore, double blurAfter, int seed)
    {
        var pair = new PairRecipe
        {
            Seed = seed,
            Gain = 0.7,
            BlurBeforePx = blurBefore,
            BlurAfterPx = blurAfter,
            NoiseBefore = noiseBefore,
            NoiseAfter = noiseAfter,
        }.Make();
        foreach (var band in new[] { Middle, Fine })
        {
            var reading = Read(pair, band);

            // A tenth of the blur difference counts as its error (BlurMatch): 2π²·0.1·|Δσ²| over the square of the band's middle period.
            var periodPx = band.CentreMm * pair.PixelsPerMm;
            var blurError = 2 * Math.PI * Math.PI * 0.1 * Math.Abs((blurAfter * blurAfter) - (blurBefore * blurBefore)) / (periodPx * periodPx);
            Assert.InRange(reading.StandardError, 0, 0.05 + blurError);
            Assert.Equal(Math.Log(0.7), reading.LogRatio, (2.6 * reading.StandardError) + 0.01); // 99 % of a normal error
        }
    }

    [Fact]
    public void Change_Swapped_NegatesTheLogRatio() => Holds((recipe, exposure) =>
    {
        var pair = (recipe with { Exposure = exposure }).Make();
        var (there, back) = (Read(pair, Middle), Read(PairRecipe.Swapped(pair), Middle));
        return Math.Abs(there.LogRatio + back.LogRatio) < 2e-3 && Math.Abs(there.Correlation - back.Correlation) < 1e-3;
    });

    // Exposure is a constant of the logarithm; what is left is rounding and the noise's translation to log light.
    [Fact]
    public void Change_OtherExposure_StaysTheSame() => Holds((recipe, exposure) =>
        Math.Abs(Read(recipe.Make(), Middle).LogRatio - Read((recipe with { Exposure = exposure }).Make(), Middle).LogRatio) < 2e-3);

    [Fact]
    public void Change_NoTiles_IsNull() => Assert.Null(new TextureChange(new PairRecipe().Make()).Change(Middle, []));

    private static PairReading Read(AlignedPair pair, Band band)
    {
        var change = new TextureChange(pair);
        return change.Change(band, [.. change.Energies(band).Values.SelectMany(tiles => tiles)])!.Value;
    }

    private static void Holds(Func<PairRecipe, double, bool> property)
    {
        var cases = Gen.Zip(Gen.Choose(1, 50), Gen.Zip(Gen.Choose(60, 150), Gen.Choose(70, 140)));
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(3).WithReplay(20_260_104, 7), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (seed, (gain, exposure)) = c;
            var recipe = new PairRecipe { Seed = seed, Gain = gain / 100.0, BlurBeforePx = 0.8, BlurAfterPx = 1, NoiseBefore = 0.005, NoiseAfter = 0.008 };
            return property(recipe, exposure / 100.0);
        }));
    }
}
