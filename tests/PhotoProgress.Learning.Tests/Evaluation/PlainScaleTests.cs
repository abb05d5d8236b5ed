using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Evaluation;

public class PlainScaleTests
{
    [Fact]
    public void Fit_AReadingThatFollowsTheTruth_FindsItsLine()
    {
        Example[] train = [.. Enumerable.Range(1, 20).Select(i => Of(truth: Math.Exp((2.0 * i) + 1), redness: i))];
        var best = PlainScale.Fit(Dimension.Redness, train)[1];

        Assert.Equal("redness.mean", best.Name);
        Assert.Equal((2 * 7) + 1, best.Read(Of(1, 7).Features), 1e-4);
    }

    [Fact]
    public void Read_NothingReadable_IsTheMiddle()
    {
        Example[] train = [.. Enumerable.Range(1, 20).Select(i => Of(Math.Exp(i), i))];
        var best = PlainScale.Fit(Dimension.Redness, train)[1];
        var nothing = Of(1, float.NaN).Features;

        Assert.False(best.CanRead(nothing));
        Assert.Equal(10.5, best.Read(nothing), 1e-4); // mean of 1..20
    }

    [Fact]
    public void PlainChange_OfWhatOnePhotoLacks_LeavesItOut()
    {
        var (before, after) = (Of(1, 0.2f).Features, Of(1, 0.5f).Features);

        Assert.Equal(0.3, PlainChange.Of(Dimension.Redness, before, after), 1e-6); // haemoglobin at 8–30 mm is missing in both
        Assert.Equal(0, PlainChange.Of(Dimension.Texture, before, after));
    }

    private static Example Of(double truth, float redness)
    {
        var values = new float[FeatureSet.Count];
        Array.Fill(values, float.NaN);
        values[FeatureSet.IndexOf("redness.mean")] = redness;
        return new Example(0, 0, new FeatureRow(values), new TrueAmounts(1, 1, truth), new Dictionary<string, double> { ["ita"] = 40 });
    }
}
