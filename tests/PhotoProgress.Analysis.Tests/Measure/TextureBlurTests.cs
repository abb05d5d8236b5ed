using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class TextureBlurTests
{
    private const double PixelArea = PairRecipe.PixelsPerMm * PairRecipe.PixelsPerMm;

    // Here all bands follow the law; filters and resampling err by 0.005 a band, which over x = 2π²f² of 0.14 to 1.1 /px² (spread 0.7 in
    // all) is 0.01 px², and 0.03 px² as broad bands answer to a third. Bands allowed to part by 0.05 leave an error of 0.05/0.7·3 = 0.2 px².
    [Theory]
    [InlineData(1, 0.8, 1.3)]
    [InlineData(0.7, 0.8, 1.3)]
    [InlineData(0.7, 1.3, 0.8)]
    [InlineData(1.3, 0.9, 0.9)]
    public void Between_ScaledTextureUnderBlur_IsTheDifferenceOfVariances(double gain, double before, double after)
    {
        var found = TextureBlur.Between(new PairRecipe { HasEdges = false, Gain = gain, BlurBeforePx = before, BlurAfterPx = after }.Make())!.Value;
        Assert.Equal((after * after) - (before * before), found.VarianceMm2 * PixelArea, 0.03);
        Assert.Equal(0.2, found.StandardErrorMm2 * PixelArea, 0.1);
    }

    // Noise adds some 0.003 a band to 0.05 that it is allowed: a tenth of the error, three times over and rounded up to a half.
    [Theory]
    [InlineData(0.01, 0.01, 0.8, 1.2, 1)]
    [InlineData(0.004, 0.015, 0.8, 0.8, 2)]
    [InlineData(0.015, 0.004, 1.1, 0.8, 3)]
    public void Between_WithNoise_LiesWithinItsError(double noiseBefore, double noiseAfter, double before, double after, int seed)
    {
        var pair = new PairRecipe
        {
            HasEdges = false,
            Seed = seed,
            Gain = 0.7,
            BlurBeforePx = before,
            BlurAfterPx = after,
            NoiseBefore = noiseBefore,
            NoiseAfter = noiseAfter,
        }.Make();
        var found = TextureBlur.Between(pair)!.Value;
        Assert.Equal(0.2, found.StandardErrorMm2 * PixelArea, 0.1);
        Assert.Equal((after * after) - (before * before), found.VarianceMm2 * PixelArea, 0.5 * found.StandardErrorMm2 * PixelArea);
    }

    [Theory]
    [InlineData(0.8, 1.2)]
    [InlineData(1.2, 0.8)]
    public void TextureChange_WithoutFeatures_MatchesTheBlurByTheSkin(double before, double after)
    {
        var pair = new PairRecipe { HasEdges = false, Gain = 0.7, BlurBeforePx = before, BlurAfterPx = after, NoiseBefore = 0.005, NoiseAfter = 0.005 }.Make();
        var change = new TextureChange(pair);
        var band = new Band(1, 3);
        var reading = change.Change(band, [.. change.Energies(band).Values.SelectMany(tiles => tiles)])!.Value;
        Assert.NotNull(change.Blur);
        Assert.InRange(reading.BlurError, 1e-6, 0.05);
        Assert.Equal(Math.Log(0.7), reading.LogRatio, (2.6 * reading.StandardError) + 0.01);
    }

    [Fact]
    public void Between_OtherSkin_IsNull() => Assert.Null(TextureBlur.Between(new PairRecipe { HasEdges = false, SameSkin = false }.Make()));

    // Nothing told the blur: the error says so. By hand in the band 1–3 mm: 2π²·0.35/36/3.
    [Fact]
    public void TextureChange_BlurUnknown_CarriesItsError()
    {
        var change = new TextureChange(new PairRecipe { HasEdges = false }.Make(), null);
        var band = new Band(1, 3);
        var reading = change.Change(band, [.. change.Energies(band).Values.SelectMany(tiles => tiles)])!.Value;
        Assert.Equal(2 * Math.PI * Math.PI * 0.35 / 36 / 3, reading.BlurError, 1e-6);
    }

    [Fact]
    public void Between_TheSameLight_IsZero()
    {
        var pair = new PairRecipe { HasEdges = false }.Make();
        Assert.Equal(0, TextureBlur.Between(pair with { After = pair.Before })!.Value.VarianceMm2, 1e-9);
    }
}
