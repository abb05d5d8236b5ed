using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public class PigmentChangeTests
{
    private const int Side = 360;
    private static readonly Band Pattern = new(8, 30);
    private static readonly string[] Region = [RegionNames.Forehead];

    // Pigments are linear in the logarithm, which the smoothing of the light (1.2 mm against 8 mm and more) bends in second order: 1 %.
    [Theory]
    [InlineData(0.7)]
    [InlineData(1.25)]
    public void Unevenness_PatternScaled_IsTheLogarithm(double gain)
    {
        var change = new PigmentChange(Pair(gain, 1, 1, 1));
        foreach (var map in new[] { PigmentMap.Haemoglobin, PigmentMap.Melanin })
            Assert.Equal(Math.Log(gain), change.Unevenness(map, Pattern, Region)!.Value.LogRatio, 0.01);
    }

    // By hand: redness lies between 0.3·(1 ± pattern); its mean above the palest tenth scales with the amplitude.
    [Fact]
    public void Redness_PatternScaled_IsTheLogarithm() =>
        Assert.Equal(Math.Log(0.7), new PigmentChange(Pair(0.7, 1, 1, 1)).Redness(Region, Pattern, Region)!.Value.LogRatio, 0.01);

    // Exposure and white balance are constants of the three logarithms: they move no band and no difference to the palest skin. Luminance is
    // a mixture of the channels, whose shares the white balance shifts by up to 15 % of their 0.35: 5 % of what sets the channels apart.
    [Theory]
    [InlineData(1.4, 1, 1)]
    [InlineData(1, 1.15, 0.9)]
    public void Changes_OtherExposureOrWhiteBalance_AreZero(double exposure, double red, double blue)
    {
        var change = new PigmentChange(Pair(1, exposure, red, blue));
        Assert.Equal(0, change.Unevenness(PigmentMap.Haemoglobin, Pattern, Region)!.Value.LogRatio, 1e-4);
        Assert.Equal(0, change.Unevenness(PigmentMap.Lightness, Pattern, Region)!.Value.LogRatio, red == 1 ? 1e-4 : 0.05);
        Assert.Equal(0, change.Redness(Region, Pattern, Region)!.Value.LogRatio, 1e-4);
    }

    [Fact]
    public void Changes_Swapped_AreNegated()
    {
        var pair = Pair(0.8, 1.1, 1, 1);
        var (there, back) = (new PigmentChange(pair), new PigmentChange(PairRecipe.Swapped(pair)));
        Assert.Equal(there.Redness(Region, Pattern, Region)!.Value.LogRatio, -back.Redness(Region, Pattern, Region)!.Value.LogRatio, 1e-9);
        Assert.Equal(
            there.Unevenness(PigmentMap.Melanin, Pattern, Region)!.Value.LogRatio, -back.Unevenness(PigmentMap.Melanin, Pattern, Region)!.Value.LogRatio, 1e-9);
    }

    [Fact]
    public void Changes_TooLittleSkin_AreNull()
    {
        var pair = Pair(1, 1, 1, 1);
        var change = new PigmentChange(pair with { Regions = new Dictionary<string, Plane> { [RegionNames.Forehead] = new Plane(Side, Side) } });
        Assert.Null(change.Unevenness(PigmentMap.Melanin, Pattern, Region));
        Assert.Null(change.Redness(Region, Pattern, Region));
    }

    // Melanin that moves as it does between people fades by a third: redness does not follow in a close-up, and in a face the reading of haemoglobin
    // takes 0.63 of it for blood. Smoothing of the light bends the logarithm by 1 %.
    [Fact]
    public void Redness_BrownFadesAsPeopleDiffer_IsUnmovedInACloseup()
    {
        var (before, after) = (Light(PigmentAxes.BetweenPeople, 1, 1), Light(PigmentAxes.BetweenPeople, 0.67, 1));
        Assert.Equal(0, Read(RegionNames.Frame, before, after)[0].LogRatio, 0.01);
        Assert.True(Read(RegionNames.Forehead, before, after)[0].LogRatio < -0.03);
    }

    // At one brown nothing is left of a change that is brown's alone, and all of one that is the blood's alone; the smoothing bends both by 1 %.
    [Theory]
    [InlineData(0.67, 1)]
    [InlineData(1.4, 1)]
    [InlineData(1, 0.67)]
    public void BrownPart_OneOfTwoPigmentsChanged_IsAllOfBrownsAndNothingOfBloods(double brown, double blood)
    {
        var (before, after) = (Light(PigmentAxes.BetweenPeople, 1, 1), Light(PigmentAxes.BetweenPeople, brown, blood));
        var (there, back) = (Read(RegionNames.Forehead, before, after), Read(RegionNames.Forehead, after, before));
        foreach (var (read, swapped) in there.Zip(back))
        {
            Assert.Equal(blood == 1 ? read.LogRatio : 0, read.BrownPart, 0.01);
            Assert.True(Math.Abs(read.LogRatio) > 0.03);
            Assert.Equal(read.BrownPart, -swapped.BrownPart, 1e-9);
        }

        Assert.All(Read(RegionNames.Frame, before, after), read => Assert.Equal(0, read.BrownPart)); // close-ups are read along brown's own axis
    }

    // By hand: melanin as it differs between people, (0.310, 0.517, 0.798), is 0.61 of melanin's and 0.63 of haemoglobin's axis of faces, beside grey.
    [Fact]
    public void BrownInHaemoglobin_OfFaces_IsAsMuchAsInMelaninAndOfCloseupsNone()
    {
        Assert.Equal(1.03, PigmentAxes.WithinFaces.BrownInHaemoglobin, 0.005);
        Assert.Equal(0, PigmentAxes.BetweenPeople.BrownInHaemoglobin, 1e-6);
    }

    /// <summary>Mean redness and patchiness.</summary>
    private static PairReading[] Read(string region, LinearRgb before, LinearRgb after)
    {
        var change = new PigmentChange(PairRecipe.Of(before, after, new Dictionary<string, Plane> { [region] = SyntheticSkin.Full(Side, Side) }, []));
        return [change.Redness([region], Pattern, [region])!.Value, change.Patchiness(Pattern, [region])!.Value];
    }

    /// <summary>60 × 60 mm with coarse patterns of melanin and haemoglobin; gain acts on both around their means.</summary>
    private static AlignedPair Pair(double gain, double exposure, double red, double blue) => PairRecipe.Of(
        Light(PigmentAxes.WithinFaces, 1, 1), Light(PigmentAxes.WithinFaces, gain, gain, exposure, red, blue),
        new Dictionary<string, Plane> { [RegionNames.Forehead] = SyntheticSkin.Full(Side, Side) }, []);

    private static LinearRgb Light(PigmentAxes axes, double brown, double blood, double exposure = 1, double red = 1, double blue = 1)
    {
        var (melanin, haemoglobin) = (Sampled(1), Sampled(2));
        Plane Channel(double m, double h, double light) => Plane.From(Side, Side, (x, y) => (float)(light * exposure * Math.Exp(
            -0.6 - (m * (0.5 + (brown * melanin[x, y]))) - (h * (0.3 + (blood * haemoglobin[x, y]))))));
        var (m, h) = (axes.Melanin, axes.Haemoglobin);
        return new LinearRgb(Channel(m.X, h.X, red), Channel(m.Y, h.Y, 1), Channel(m.Z, h.Z, blue));
    }

    private static Plane Sampled(int seed) => SyntheticSkin.Sampled(SyntheticSkin.Texture(seed, 9, 28, 40), Side, Side, PairRecipe.PixelsPerMm);
}
