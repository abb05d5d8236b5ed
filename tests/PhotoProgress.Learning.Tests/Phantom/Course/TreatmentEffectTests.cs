using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Tests.Phantom.Course;

public class TreatmentEffectTests
{
    private static readonly SkinAmounts Skin = SkinAmounts.Flat(0.03, 0.006) with { Pores = new PitAmount(0.1, 0.3, 60) };
    private static readonly TreatmentEffect Effect = new(0.4, 0.2, 0.2);

    [Fact]
    public void On_NoSessionYet_IsTheUntreatedSkin() => Assert.Equal(Skin, Effect.On(Skin, [], 4));

    [Fact]
    public void On_WithoutResponse_HealsBackToTheUntreatedSkin()
    {
        var later = TreatmentEffect.None.On(Skin, [168, 140, 112, 84], 4);

        // Swelling and flush fade as exp(−84/2) and exp(−84/1.5): below 1e-18.
        Assert.Equal(Skin.Pores.DepthMm, later.Pores.DepthMm, 1e-12);
        Assert.Equal(Skin.DiffuseRedness.Strength, later.DiffuseRedness.Strength, 1e-12);
    }

    [Fact]
    public void On_AfterTheLastSession_TextureGoesOnImproving()
    {
        double Gain(params int[] since) => 1 - (Effect.On(Skin, since, 4).Pores.DepthMm / Skin.Pores.DepthMm);
        var (atLast, twelveWeeksLater) = (Gain(84, 56, 28), Gain(168, 140, 112, 84));

        // 30 % of the gain came after the last of about 12 weekly sessions; four monthly ones leave more to come.
        Assert.InRange((twelveWeeksLater - atLast) / twelveWeeksLater, 0.3, 0.7);
        Assert.InRange(twelveWeeksLater, 0.3, 0.4);
    }

    [Fact]
    public void On_DayAfterASession_IsRedAndFadesWithinAWeek()
    {
        double Redness(int days) => Effect.On(Skin, [days], 4).DiffuseRedness.Strength;

        Assert.True(Redness(1) > 0.5);
        Assert.True(Redness(3) < Redness(1) / 2);
        Assert.True(Redness(7) < 0.02);
    }
}
