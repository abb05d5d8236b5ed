using PhotoProgress.Analysis.Check;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests.Words;

public class CheckTextTests
{
    [Theory]
    [InlineData(0.9, 0.7, 0.4, CheckOutcome.Passed, "at least 0.7")]
    [InlineData(3.0, 5.0, 15.0, CheckOutcome.Passed, "at most 5")]
    [InlineData(-7.0, 5.0, null, CheckOutcome.Flagged, "at most 5")]
    [InlineData(0.6, 0.7, null, CheckOutcome.Flagged, "at least 0.7")]
    [InlineData(0.9, 0.7, null, CheckOutcome.Passed, "at least 0.7")]
    [InlineData(null, 0.7, null, CheckOutcome.NotMeasurable, "0.7")]
    public void Limit_AnyCheck_TellsItsSide(double? value, double limit, double? refusal, CheckOutcome outcome, string expected) =>
        Assert.Equal(expected, CheckText.Limit(new CheckResult("x", value, limit, refusal, "ratio", "s", "x", outcome, null)));

    [Fact]
    public void Value_WithUnit_StaysOnOneLine()
    {
        Assert.Equal("31\u00A0%", CheckText.Value(Samples.Light(31, CheckOutcome.Refused)));
        Assert.Equal("−2.4°", CheckText.Value(Samples.Yaw(-2.4)));
        Assert.Equal("not made", CheckText.Value(null));
        Assert.Equal("not measurable", CheckText.Value(Samples.Yaw(0) with { Value = null }));
    }

    [Fact]
    public void Faults_OfAPair_PutRefusalsFirst()
    {
        var comparison = Samples.Refused(Samples.LightDiffers);

        Assert.Equal([("Both", "light"), ("Before", "blur")], CheckText.Faults(comparison).Select(l => (l.Photo, l.Check.Code)));
    }

    [Fact]
    public void Passed_OfAPair_CountsWhatCouldBeMade()
    {
        var comparison = Samples.Compared();
        var two = comparison with
        {
            Before = comparison.Before with { Checks = [Samples.Yaw(1), Samples.Yaw(1) with { Value = null, Outcome = CheckOutcome.NotMeasurable }] },
            After = comparison.After with { Checks = [Samples.Blur(0.6, CheckOutcome.Flagged)] },
            PairChecks = [],
        };

        Assert.StartsWith("1 of 2 checks passed", CheckText.Passed(two), StringComparison.Ordinal);
        Assert.Equal("No check could be made.", CheckText.Passed(two with { Before = two.Before with { Checks = [] }, After = two.After with { Checks = [] } }));
    }

    [Fact]
    public void Rows_OfAPair_PutFaultsFirstAndKeepBothSides()
    {
        var comparison = Samples.Compared();
        var rows = CheckText.Rows(comparison with
        {
            Before = comparison.Before with { Checks = [Samples.Yaw(1), Samples.Blur(0.6, CheckOutcome.Flagged)] },
            After = comparison.After with { Checks = [Samples.Yaw(2)] },
        });

        Assert.Equal(["blur", "pose_yaw"], rows.Select(r => r.Code));
        Assert.Null(rows[0].After);
        Assert.Equal((1, 2), (rows[1].Before!.Value, rows[1].After!.Value));
    }
}
