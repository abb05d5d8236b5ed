using PhotoProgress.Analysis.Align;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

public class PatchSetupTests
{
    private const int Draws = 600;

    private static readonly GlossAmount Gloss = new(Roughness: 0.35, Oil: 0.3, Patchiness: 0.2);

    private static readonly PatchSetup[] Setups =
        [.. Enumerable.Range(0, Draws).Select(seed => PatchSetup.Draw(new Random(seed), new Random(Draws + seed), Gloss))];

    /// <summary>A close-up's guess is off by what its frame is wider or narrower than the one it is taken to show: its area, 3 : 4, tells which are close-ups.</summary>
    [Fact]
    public void Draw_Closeups_AreHalfAndErrAsTheirFrameDoes()
    {
        var closeups = Setups.Where(IsCloseup).ToArray();

        AssertShare(0.5, closeups.Length);
        Assert.All(closeups, setup => Assert.InRange(setup.ScaleTaken * CloseupAligner.FrameMm, 40, 90));
    }

    [Fact]
    public void Draw_FaceRegions_ErrAsTheEyesDo() => Assert.All(Setups.Where(setup => !IsCloseup(setup)), setup =>
    {
        Assert.InRange(setup.ScaleTaken, 1 / 1.12, 1.12);
        Assert.InRange(setup.AreaCm2, PatchSetup.LeastAreaCm2, 12);
    });

    /// <summary>A pair is read on one grid, so that its two captures err alike.</summary>
    [Fact]
    public void OnAnotherDay_TheGuess_IsTheSame() => Assert.All(Setups.Take(50), setup =>
        Assert.Equal((setup.ScaleTaken, setup.AreaCm2), (setup.OnAnotherDay(new Random(1)).ScaleTaken, setup.OnAnotherDay(new Random(1)).AreaCm2)));

    /// <summary>One photo alone does not betray a smoothing filter, so that what is learned from must hold some.</summary>
    [Fact]
    public void Draw_OneInTwelve_IsFiltered()
    {
        var filtered = Setups.Select(FilterOf).Where(strength => strength > 0).ToArray();

        AssertShare(1.0 / 12, filtered.Length);
        Assert.All(filtered, strength => Assert.InRange(strength, 0.3, 0.9));
    }

    /// <summary>Where one photo of a pair alone is filtered, it is so mildly that the checks of a pair let it pass.</summary>
    [Fact]
    public void OnAnotherDay_OneInTwelve_IsFilteredOnOneDayAlone()
    {
        var pairs = Setups.Select((setup, i) => (First: FilterOf(setup), Second: FilterOf(setup.OnAnotherDay(new Random(i))))).ToArray();
        var apart = pairs.Where(pair => pair.First != pair.Second).ToArray();

        AssertShare(1.0 / 12, apart.Length);
        Assert.All(apart, pair => Assert.Equal(0, Math.Min(pair.First, pair.Second)));
        Assert.All(apart, pair => Assert.InRange(Math.Max(pair.First, pair.Second), 0.3, 0.6));
    }

    private static void AssertShare(double expected, int count)
    {
        var fourErrors = 4 * Math.Sqrt(expected * (1 - expected) / Draws);
        Assert.InRange(count / (double)Draws, expected - fourErrors, expected + fourErrors);
    }

    private static double FilterOf(PatchSetup setup) => setup.Capture.Camera.BeautyStrength;

    private static bool IsCloseup(PatchSetup setup)
    {
        var longSideMm = setup.ScaleTaken * CloseupAligner.FrameMm;
        return Math.Abs((setup.AreaCm2 / (longSideMm * longSideMm * 0.75 / 100)) - 1) < 1e-9;
    }
}
