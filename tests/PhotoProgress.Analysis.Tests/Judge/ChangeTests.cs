using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Judge;

public class ChangeTests
{
    // By hand: ln 0.88 = −0.1278; 1.96 × 0.03 = 0.0588; exp(−0.1866) − 1 = −17.0 %, exp(−0.0690) − 1 = −6.7 %, exp(0.0588) − 1 = 6.1 %.
    [Fact]
    public void Judge_LessBeyondTheError_IsImprovedWithItsInterval()
    {
        var change = Change.Judge(Dimension.Texture, "face", null, new LogChange(Math.Log(0.88), 0.03));
        Assert.Equal(Verdict.Improved, change.Verdict);
        Assert.Equal(-12.0, change.ChangePercent!.Value, 1e-9);
        Assert.Equal((-17.0, -6.7, 6.1), (Math.Round(change.CiLow!.Value, 1), Math.Round(change.CiHigh!.Value, 1), Math.Round(change.MdcPercent!.Value, 1)));
    }

    [Theory]
    [InlineData(0.20, 0.05, Verdict.Worsened)]
    [InlineData(0.05, 0.05, Verdict.NoDetectableChange)]
    [InlineData(-0.05, 0.05, Verdict.NoDetectableChange)]
    [InlineData(0, 0, Verdict.NoDetectableChange)]
    public void Judge_AgainstTheError_Decides(double logRatio, double error, Verdict verdict) =>
        Assert.Equal(verdict, Change.Judge(Dimension.Redness, "nose", null, new LogChange(logRatio, error)).Verdict);

    [Fact]
    public void NotComparable_HasNoNumber()
    {
        var change = Change.NotComparable(Dimension.Evenness, "chin", null, "light");
        Assert.Equal((Verdict.NotComparable, "light", null, null), (change.Verdict, change.Reason, change.ChangePercent, change.CiLow));
    }
}
