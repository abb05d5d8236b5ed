using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;

namespace PhotoProgress.Analysis.Tests.Align;

public class PairChecksTests
{
    // By hand: ln 0.7 is 30 % less, ln 0.5 is 50 % less, and −ln 0.5 (twice as much) is as far the other way.
    [Theory]
    [InlineData(0.7, 30, CheckOutcome.Passed)]
    [InlineData(0.55, 45, CheckOutcome.Passed)]
    [InlineData(0.5, 50, CheckOutcome.Refused)]
    [InlineData(2, 50, CheckOutcome.Refused)]
    [InlineData(1, 0, CheckOutcome.Passed)]
    public void FineContrast_Ratio_IsRefusedBeyondWhatTreatmentDoes(double ratio, double percent, CheckOutcome outcome)
    {
        var check = PairChecks.FineContrast(Math.Log(ratio));
        Assert.Equal(percent, check.Value!.Value, 1e-9);
        Assert.Equal((outcome, "filtered"), (check.Outcome, check.RefusalCode));
        Assert.Equal(outcome == CheckOutcome.Passed, check.Advice is null);
    }

    [Fact]
    public void FineContrast_NotRead_SaysNothing() => Assert.Equal(CheckOutcome.Passed, PairChecks.FineContrast(null).Outcome);

    [Theory]
    [InlineData(90, 75, 15, CheckOutcome.Passed)]
    [InlineData(75, 95, 20, CheckOutcome.Flagged)]
    [InlineData(null, 80, 20, CheckOutcome.Flagged)] // without a trace nothing was taken
    [InlineData(null, null, 0, CheckOutcome.Passed)]
    public void Compression_OfTwoPhotos_IsTheirDifferenceAndNeverRefuses(int? before, int? after, double difference, CheckOutcome outcome)
    {
        var check = PairChecks.Compression(before, after);
        Assert.Equal((difference, outcome), (check.Value!.Value, check.Outcome));
        Assert.Null(check.RefusalLimit);
    }
}
