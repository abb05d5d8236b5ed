using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats;

public sealed class AgreementTests
{
    /// <summary>Mean 2, s = 1, t with 2 degrees of freedom 4.302653.</summary>
    [Fact]
    public void BlandAltman_ThreeDifferencesByHand_GivesBiasAndLimitsWithTheirIntervals()
    {
        var agreement = BlandAltman.Of([1, 2, 3])!;

        Assert.Equal((2, 2 - Change.Z95, 2 + Change.Z95), (agreement.Bias.Value, agreement.Lower.Value, agreement.Upper.Value));
        Assert.Equal(2 - (4.302653 / Math.Sqrt(3)), agreement.Bias.Low, 1e-6);
        Assert.Equal(2 + Change.Z95 + (4.302653 * Math.Sqrt((1 / 3.0) + (Change.Z95 * Change.Z95 / 4))), agreement.Upper.High, 1e-5);
        Assert.Equal(3, agreement.People);
    }

    [Fact]
    public void BlandAltman_MeansOfShots_WidensTheLimitsByWhatTheyWithhold()
    {
        var (single, means) = (BlandAltman.Of([1, 2, 3])!, BlandAltman.Of([1, 2, 3], 3, 10)!);

        Assert.Equal(single.Bias, means.Bias);
        Assert.Equal(2 + (Change.Z95 * 2), means.Upper.Value, 1e-12); // √(1 + 3)
    }

    [Fact]
    public void BlandAltman_TwoPeople_SaysNothing() => Assert.Null(BlandAltman.Of([1, 2]));

    [Fact]
    public void BlandAltman_NoDifferenceAtAll_HasLimitsOfWidthZero() =>
        Assert.Equal(new Interval(0, 0, 0), BlandAltman.Of([0, 0, 0])!.Upper);

    /// <summary>Slope ½, residuals −1/6, 1/3, −1/6: error √(1/12), t = √3, and t with one degree of freedom lies beyond √3 once in three.</summary>
    [Fact]
    public void ProportionalBias_ThreePointsByHand_GivesTheLine()
    {
        var bias = ProportionalBias.Of([new("A", 0, 0), new("B", 1, 1), new("C", 2, 1)])!;

        Assert.Equal(0.5, bias.Slope, 1e-12);
        Assert.Equal(Math.Sqrt(1 / 12.0), bias.StandardError, 1e-12);
        Assert.Equal(Math.Sqrt(3), bias.T, 1e-12);
        Assert.Equal(1 / 3.0, bias.P, 1e-12);
        Assert.False(bias.Found);
    }

    [Fact]
    public void ProportionalBias_PointsOnALine_IsFound() =>
        Assert.True(ProportionalBias.Of([.. Enumerable.Range(0, 8).Select(i => new AgreementPoint($"P{i}", i, (0.3 * i) + (i % 2 * 0.01)))])!.Found);

    [Fact]
    public void ProportionalBias_EqualMeansOrTwoPoints_SaysNothing()
    {
        Assert.Null(ProportionalBias.Of([new("A", 1, 0), new("B", 1, 1), new("C", 1, 2)]));
        Assert.Null(ProportionalBias.Of([new("A", 0, 0), new("B", 1, 1)]));
    }

    /// <summary>
    /// Between visits person A has mean square 0.04, B and C 0.01: the error is √(0.02/2) = 0.1, however many pairs A has. Within
    /// visits all have 0.0008, an error of 0.02.
    /// </summary>
    [Fact]
    public void Comparison_PairsByHand_CountsPeopleAlike()
    {
        ComparedRepeat[] pairs =
        [
            new("A", "1", "1", Math.Sqrt(0.0008)), new("A", "1", "2", 0.2), new("A", "1", "2", -0.2), new("A", "1", "2", 0.2),
            new("B", "1", "1", -Math.Sqrt(0.0008)), new("B", "1", "2", 0.1), new("C", "2", "2", Math.Sqrt(0.0008)), new("C", "1", "2", -0.1),
        ];
        var found = ComparisonStatistics.Of(pairs, [], 9);

        Assert.Equal(0.1, found.StandardError!.Value.Value, 1e-12);
        Assert.Equal(0.02, found.WithinVisit!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.01 - 0.0004), found.BetweenVisits!.Value, 1e-12);
        Assert.Equal(Change.Z95 * Math.Sqrt(2) * 0.1, found.Mdc95!.Value, 1e-12);
        Assert.Equal((0.2 / 3) / 3, found.Agreement!.Bias.Value, 1e-12); // people 0.2/3, 0.1, −0.1
        Assert.Equal((3, 3, 6, 9, 5), (found.People, found.PeopleTwice, found.Visits, found.Photos, found.Comparisons));
        Assert.Null(found.Icc); // no levels were given
    }

    /// <summary>Levels 0, 1, 2 in both visits: between people 1, error 0.01, so the ICC is 1/1.01.</summary>
    [Fact]
    public void Comparison_WithLevels_HasAnIcc()
    {
        string[] people = ["A", "B", "C"];
        var levels = people.SelectMany((p, i) => new[] { new Repeat(p, "1", i), new Repeat(p, "2", i) }).ToArray();
        var found = ComparisonStatistics.Of([.. people.Select((p, i) => new ComparedRepeat(p, "1", "2", Math.Sqrt(0.02) * (i == 1 ? -1 : 1)))], levels, 6);

        Assert.Equal(1 / 1.01, found.Icc!.Value.Value, 1e-9);
        Assert.Equal(["A", "B", "C"], found.Points.Select(p => p.Person));
        Assert.Equal([0, 1, 2], found.Points.Select(p => p.Mean));
    }

    [Fact]
    public void Comparison_OnePersonAtTwoVisits_KnowsNoError() =>
        Assert.Null(ComparisonStatistics.Of([new("A", "1", "2", 0.1), new("B", "1", "1", 0.1)], [], 3).StandardError);
}
