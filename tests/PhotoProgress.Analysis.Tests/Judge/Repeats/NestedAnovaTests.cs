using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats;

public sealed class NestedAnovaTests
{
    /// <summary>Visit means 2, 6 | 10, 14; people 4 | 12; all 8: sums of squares 128, 32 and 8 with 1, 2 and 4 degrees of freedom.</summary>
    private static readonly Repeat[] Small =
    [
        new("A", "1", 1), new("A", "1", 3), new("A", "2", 5), new("A", "2", 7),
        new("B", "1", 9), new("B", "1", 11), new("B", "2", 13), new("B", "2", 15),
    ];

    [Fact]
    public void Of_TwoPeopleByHand_GivesMeanSquaresAndComponents()
    {
        var anova = NestedAnova.Of(Small);

        Assert.Equal((new MeanSquare(128, 1), new MeanSquare(16, 2), new MeanSquare(2, 4)), (anova.People, anova.Visits, anova.Shots));
        Assert.Equal((2.0, 7.0, 9.0, 28.0), (anova.WithinVisit, anova.BetweenVisits, anova.OfOnePhoto, anova.BetweenPeople)); // (16 − 2)/2, (128 − 16)/4
        Assert.Equal(81 / ((64 / 2.0) + (1 / 4.0)), anova.DegreesOfOnePhoto, 1e-12); // 9 = ½·16 + ½·2
        Assert.Equal(28 / 37.0, Reliability.Icc(anova).Value, 1e-12);
    }

    /// <summary>Sizes 3 and 1, and a person of one visit with 2: N = 6, Σn²/n₊ = 10/4 + 2 = 4.5, Σn² = 14, Σn₊² = 20.</summary>
    [Fact]
    public void Of_UnequalSizesByHand_WeighsTheComponents()
    {
        var anova = NestedAnova.Of([new("A", "1", 0), new("A", "1", 2), new("A", "1", 4), new("A", "2", 6), new("B", "1", 5), new("B", "1", 7)]);

        Assert.Equal(6 - 4.5, anova.PerVisit, 1e-12);
        Assert.Equal(4.5 - (14 / 6.0), anova.PerVisitInPeople, 1e-12);
        Assert.Equal(6 - (20 / 6.0), anova.PerPerson, 1e-12);
        Assert.Equal((1, 1, 3), (anova.People.Degrees, anova.Visits.Degrees, anova.Shots.Degrees));
    }

    [Fact]
    public void Of_VisitsCloserThanShots_AddsNothingForVisits()
    {
        var anova = NestedAnova.Of([new("A", "1", 0), new("A", "1", 4), new("A", "2", 0), new("A", "2", 4), new("B", "1", 10), new("B", "2", 10)]);

        Assert.Equal(0, anova.BetweenVisits);
        Assert.Equal(anova.WithinVisit, anova.OfOnePhoto);
        Assert.Equal(anova.Shots.Degrees, anova.DegreesOfOnePhoto);
    }

    [Fact]
    public void Of_OneVisitEach_KnowsOnlyTheWithin()
    {
        var found = ReadingStatistics.Of([new("A", "1", 1), new("A", "1", 3), new("B", "1", 2), new("B", "1", 4)]);

        Assert.Equal(Math.Sqrt(2), found.WithinVisit!.Value, 1e-12);
        Assert.Null(found.StandardError);
        Assert.Null(found.BetweenVisits);
        Assert.Null(found.Icc);
        Assert.Null(found.Mdc95);
        Assert.Equal((2, 0), (found.People, found.PeopleTwice));
    }

    [Fact]
    public void Of_OnePerson_HasNoIcc()
    {
        var found = ReadingStatistics.Of([new("A", "1", 1), new("A", "2", 3)]);

        Assert.Null(found.StandardError);
        Assert.Null(found.Icc);
        Assert.Null(found.Agreement);
    }

    [Fact]
    public void Of_NothingOrNotFinite_IsAnError()
    {
        Assert.Throws<ArgumentException>(() => NestedAnova.Of([]));
        Assert.Throws<ArgumentException>(() => NestedAnova.Of([new("A", "1", double.NaN)]));
    }
}
