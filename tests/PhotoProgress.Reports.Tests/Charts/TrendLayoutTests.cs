using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Tests.Charts;

public class TrendLayoutTests
{
    // 720 wide, 250 high: the plot runs from 46 to 704 and from 24 to 208; marks keep 14 from its sides.
    private const double First = 60;
    private const double Last = 690;

    [Fact]
    public void X_OfDays_RunsEvenlyFromTheFirstToTheLast()
    {
        var layout = Layout(Dimension.Redness);

        Assert.Equal(First, layout.X(Samples.Start), 9);
        Assert.Equal((First + Last) / 2, layout.X(Samples.Start.AddDays(70)), 9);
        Assert.Equal(Last, layout.X(Samples.Start.AddDays(140)), 9);
    }

    [Fact]
    public void Points_OfRedness_HaveTheMarkOfTheirStatus() =>
        Assert.Equal(
            [TrendMark.Baseline, TrendMark.Healing, TrendMark.Counts, TrendMark.Provisional, TrendMark.NotComparable, TrendMark.Counts, TrendMark.Counts],
            Layout(Dimension.Redness).Points.Select(p => p.Mark));

    [Fact]
    public void Points_OfTexture_LeaveHealingOut() =>
        Assert.DoesNotContain(Layout(Dimension.Texture).Points, p => p.Mark == TrendMark.Healing);

    [Fact]
    public void Joined_Trend_GoesThroughBaselineAndCountingPhotosOnly() =>
        Assert.Equal([0, 28, 98, 140], Layout(Dimension.Redness).Joined.Select(p => p.Row.Photo.Date.DayNumber - Samples.Start.DayNumber));

    [Fact]
    public void Points_HaveTheirPercentOnTheAxis()
    {
        var last = Layout(Dimension.Texture).Points[^1];

        // ±20 % over 184 units around y = 116: a percent is 4.6 units, less lies below.
        Assert.Equal(116 + (13 * 4.6), last.Y, 6);
        Assert.True(last.High < last.Y && last.Y < last.Low);
    }

    [Fact]
    public void Points_NotComparable_LieOnTheLowerEdge() =>
        Assert.Equal(208, Layout(Dimension.Texture).Points.Single(p => p.Mark == TrendMark.NotComparable).Y);

    [Fact]
    public void Band_OfOneMdc_IsLevelAcrossThePlot()
    {
        var band = Layout(Dimension.Texture).Band();

        Assert.Equal((46f, 704f), (band.Min(p => p.X), band.Max(p => p.X)));
        // All photos have an MDC of 6.1 %: up to 116 − 6.1 × 4.6, down to 116 + 5.749 × 4.6.
        Assert.Equal(116 - (6.1 * 4.6), band.Min(p => p.Y), 3);
        Assert.Equal(116 + (100 * (1 - (1 / 1.061)) * 4.6), band.Max(p => p.Y), 3);
        Assert.Equal(2, band.Select(p => p.Y).Distinct().Count());
    }

    [Fact]
    public void Ticks_OfTwentyWeeks_AreEvenAndStartAtTheBaseline()
    {
        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20], Layout(Dimension.Texture).Ticks().Select(t => t.Week));
        Assert.Equal([0, 8, 16], Layout(Dimension.Texture, 350).Ticks().Select(t => t.Week));
    }

    [Fact]
    public void DayLabel_SameYear_LeavesTheYearOut()
    {
        var ticks = Layout(Dimension.Texture, 350).Ticks();

        Assert.Equal("10 Jan 2026", TrendLayout.DayLabel(ticks[0], null));
        Assert.Equal("7 Mar", TrendLayout.DayLabel(ticks[1], ticks[0]));
    }

    [Fact]
    public void Phases_CoverThePlotFromTheFirstSessionOn()
    {
        var stripes = Layout(Dimension.Texture).Phases();

        Assert.Equal(First, stripes[0].X, 9);
        Assert.Equal(704, stripes[^1].X + stripes[^1].Width, 9);
        Assert.Equal(HealingPhase.Remodelling, stripes[^1].Phase);
    }

    [Fact]
    public void Layout_OneDay_StandsInTheMiddle()
    {
        var report = Samples.Course();
        var only = report with { Course = report.Course with { Sessions = [] }, Entries = [report.Entries[0]] };

        Assert.Equal(375, new TrendLayout(CourseView.All(only)[0], Dimension.Texture, 720, 250, 20).Points.Single().X, 9);
    }

    private static TrendLayout Layout(Dimension dimension, double width = 720) =>
        new(CourseView.All(Samples.Course())[0], dimension, width, 250, 20);
}
