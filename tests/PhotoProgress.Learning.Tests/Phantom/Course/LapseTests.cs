using PhotoProgress.Analysis.Align;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Tests.Phantom.Face;

namespace PhotoProgress.Learning.Tests.Phantom.Course;

/// <summary>Lapses as our own checks see them. Make-up is left out: there is no check that could tell it from good skin.</summary>
public class LapseTests
{
    private const int Seed = 4;

    [FaceModelFact]
    public void With_OtherLight_IsRefusedForItsLight() => AssertRefused(Lapse.OtherLight, "light");

    [FaceModelFact]
    public void With_Filter_IsRefusedAsFiltered() => AssertRefused(Lapse.Filter, "filtered");

    [FaceModelFact]
    public void With_Blur_IsRefusedForBlur() => AssertRefused(Lapse.Blur, "blur");

    [FaceModelFact]
    public void With_Smile_IsSeenAndFlagged()
    {
        var (neutral, smiling) = (Studio.Looked(Seed, Studio.Usual(Seed)), Studio.Looked(Seed, Studio.Usual(Seed).With(Lapse.Smile)));

        Assert.True(PairChecks.IsBent(neutral.Face!.State, smiling.Face!.State));
        Assert.Contains(smiling.Checks, check => check.RefusalCode == "expression" && !check.Passed);
    }

    [Fact]
    public void With_None_ChangesNothing()
    {
        var usual = Studio.Usual(Seed);

        Assert.Same(usual, usual.With(Lapse.None));
    }

    private static void AssertRefused(Lapse lapse, string code) =>
        Assert.Contains(Studio.Looked(Seed, Studio.Usual(Seed).With(lapse)).Refusals, refusal => refusal.Code == code);
}
