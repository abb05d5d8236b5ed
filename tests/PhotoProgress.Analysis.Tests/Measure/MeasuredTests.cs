using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure;

public class MeasuredTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NotFinite_Throws(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Of(value));

    [Fact]
    public void Not_GivesTheReason_AndNoValue()
    {
        var measured = Measured.Not("resolution");
        Assert.Equal(("resolution", false, true), (measured.NotMeasurable, measured.HasValue, double.IsNaN(measured.Value)));
        Assert.True(Measured.Of(0).HasValue);
    }
}
