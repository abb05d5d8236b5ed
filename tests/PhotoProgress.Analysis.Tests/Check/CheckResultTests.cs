using PhotoProgress.Analysis.Check;

namespace PhotoProgress.Analysis.Tests.Check;

public class CheckResultTests
{
    [Theory]
    [InlineData(CheckOutcome.Passed, true)]
    [InlineData(CheckOutcome.Flagged, false)]
    [InlineData(CheckOutcome.Refused, false)]
    [InlineData(CheckOutcome.NotMeasurable, false)]
    public void Passed_OnlyWhenTheOutcomeIs(CheckOutcome outcome, bool passed) =>
        Assert.Equal(passed, new CheckResult("blur", 0.9, 0.7, 2, "mm", "design", "blur", outcome, null).Passed);
}
