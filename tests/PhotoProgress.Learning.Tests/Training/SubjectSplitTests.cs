using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

public class SubjectSplitTests
{
    /// <summary>Six, two and two of ten; four binomial standard deviations of 10,000 subjects are 0.02 and 0.016.</summary>
    [Fact]
    public void Of_ManySubjects_SharesSixTwoTwo()
    {
        var shares = Enumerable.Range(0, 10_000).Select(subject => SubjectSplit.Of(subject, 1)).ToLookup(share => share);

        Assert.InRange(shares[Share.Train].Count() / 10_000.0, 0.58, 0.62);
        Assert.InRange(shares[Share.Calibration].Count() / 10_000.0, 0.184, 0.216);
        Assert.InRange(shares[Share.Test].Count() / 10_000.0, 0.184, 0.216);
    }

    [Fact]
    public void Of_AnotherSeed_MovesSubjects() =>
        Assert.NotEqual(Enumerable.Range(0, 100).Select(s => SubjectSplit.Of(s, 1)), Enumerable.Range(0, 100).Select(s => SubjectSplit.Of(s, 2)));
}
