using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class PairLightTests
{
    private const int Width = 200;
    private const int Height = 160;

    // Smoothing 5 mm (30 px) levels the ramp near the mask's edges: there half a σ at either end of 200 px, 15 % of the slope at most.
    [Theory]
    [InlineData(0, 200)]
    [InlineData(90, 200)] // a mask that is not in the middle
    public void Of_RampAcross_IsItsSlopeAndNothingDown(int left, int right)
    {
        var light = PairLight.Of(Pair((x, _) => 0.2 * x / Width, left, right));
        Assert.Equal(0.2, light.LeftRight, 0.2 * (left == 0 ? 0.15 : 0.3));
        Assert.Equal(0, light.TopBottom, 0.005);
    }

    // By hand: exposure ln 1.5, smoothed in linear light, which adds at most half of the ramp's variance, 0.3²/24; a ramp of slope s
    // over a width has an RMS of s/√12, less what the smoothing levels.
    [Fact]
    public void Of_ExposureAndRampDown_AreTold()
    {
        var light = PairLight.Of(Pair((_, y) => Math.Log(1.5) + (0.3 * ((y + 0.5) / Height) - 0.15), 0, Width));
        Assert.Equal(Math.Log(1.5), light.Exposure, 0.3 * 0.3 / 24);
        Assert.Equal(0.3 / Math.Sqrt(12), light.PatternRms, 0.3 / Math.Sqrt(12) * 0.15);
        Assert.Equal(0.3, light.TopBottom, 0.3 * 0.15);
        Assert.Equal((0, 0), (Math.Round(light.ColourShift, 5), Math.Round(light.ColourPattern, 5)));
    }

    // By hand: red × 1.2 and blue × 0.9 against green: √(ln²1.2 + ln²0.9).
    [Fact]
    public void Of_OtherWhiteBalance_IsItsDistance()
    {
        var pair = Pair((_, _) => 0, 0, Width);
        var tinted = pair with { After = pair.After with { R = pair.After.R.Map(static v => 1.2f * v), B = pair.After.B.Map(static v => 0.9f * v) } };
        Assert.Equal(Math.Sqrt(Math.Pow(Math.Log(1.2), 2) + Math.Pow(Math.Log(0.9), 2)), PairLight.Of(tinted).ColourShift, 1e-4);
    }

    [Theory]
    [InlineData(1.0, CheckOutcome.Passed)]
    [InlineData(1.04, CheckOutcome.Passed)]
    [InlineData(1.1, CheckOutcome.Flagged)]
    [InlineData(1 / 1.1, CheckOutcome.Flagged)]
    [InlineData(1.3, CheckOutcome.Refused)]
    [InlineData(1 / 1.3, CheckOutcome.Refused)]
    public void OfAnySkin_RelativeScale_IsHeldAgainstItsLimitsBothWays(double scale, CheckOutcome outcome)
    {
        var checks = PairChecks.OfAnySkin(Pair((_, _) => 0, 0, Width) with { RelativeScale = scale }, null);
        Assert.Equal(outcome, Assert.Single(checks, check => check.Code == "pair_scale").Outcome);
    }

    [Theory]
    [InlineData("pair_light", 0.2, CheckOutcome.Passed)]
    [InlineData("pair_light", 0.5, CheckOutcome.Flagged)]
    [InlineData("pair_light", 1.5, CheckOutcome.Refused)]
    public void OfAnySkin_GradientOfLight_IsHeldAgainstItsLimits(string code, double slope, CheckOutcome outcome)
    {
        var checks = PairChecks.OfAnySkin(Pair((x, _) => slope * x / Width, 0, Width), 0);
        var check = Assert.Single(checks, check => check.Code == code);
        Assert.Equal(outcome, check.Outcome);
        Assert.Equal(outcome == CheckOutcome.Passed, check.Advice is null);
    }

    [Fact]
    public void SameSkinMarks_OfRegions_IsTheMeanOverTheirMasks()
    {
        var pair = Pair((_, _) => 0, 0, Width) with { Marks = Plane.From(Width, Height, static (x, _) => x < 100 ? 0.8f : 0.2f) };
        Assert.Equal(0.5, SameSkin.Marks(pair, pair.Regions.Keys), 1e-6);
        Assert.Equal(0, SameSkin.Marks(pair, []));
    }

    private static AlignedPair Pair(Func<int, int, double> logRatio, int left, int right)
    {
        var before = SyntheticSkin.Light(new Plane(Width, Height));
        var after = SyntheticSkin.Light(Plane.From(Width, Height, (x, y) => (float)logRatio(x, y)), 1);
        var mask = Plane.From(Width, Height, (x, _) => x >= left && x < right ? 1 : 0);
        return PairRecipe.Of(before, after, new Dictionary<string, Plane> { [RegionNames.Frame] = mask }, []);
    }
}
