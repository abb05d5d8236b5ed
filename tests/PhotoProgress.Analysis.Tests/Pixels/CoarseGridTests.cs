using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class CoarseGridTests
{
    [Theory]
    [InlineData(8, 2.5, 3)]
    [InlineData(4.9, 2.5, 1)]
    [InlineData(2, 2.5, 1)]
    [InlineData(16, 2.5, 6)]
    public void For_Pitch_KeepsAtLeastThatMany(double pixelsPerMm, double least, int factor) =>
        Assert.Equal(factor, CoarseGrid.For(pixelsPerMm, least).Factor);

    // By hand: squares of two, the last column and the last row have only half of one.
    [Fact]
    public void Reduce_OddSides_MeansOfWhatIsThere()
    {
        var reduced = new CoarseGrid(2).Reduce(new Plane(3, 3, [1, 3, 10, 5, 7, 20, 2, 4, 30]));
        Assert.Equal((2, 2), (reduced.Width, reduced.Height));
        Assert.Equal([4, 15, 3, 30], reduced.Samples);
    }

    // By hand: the middles of the two squares of two lie at 0.5 and 2.5; pixels 1 and 2 lie a quarter and three quarters between.
    [Fact]
    public void Enlarge_TwoValues_IsAStraightLineBetweenTheMiddles() =>
        Assert.Equal([0, 2, 6, 8], new CoarseGrid(2).Enlarge(new Plane(2, 1, [0, 8]), new PlaneWindow(0, 0, 4, 1)).Samples);

    [Fact]
    public void Enlarge_Window_IsThatPartOfTheWhole()
    {
        var grid = new CoarseGrid(3);
        var coarse = Plane.From(7, 5, static (x, y) => (x * x) - (2 * y));
        var whole = grid.Enlarge(coarse, new PlaneWindow(0, 0, 20, 14));
        var window = new PlaneWindow(4, 2, 9, 11);
        Assert.Equal(window.Of(whole).Samples, grid.Enlarge(coarse, window).Samples);
    }

    // Means over squares of a slope, put back between the squares' middles, are the slope: exact to a float's rounding of values up to 60.
    [Fact]
    public void Enlarge_ReducedSlope_IsTheSlopeAgain()
    {
        var grid = new CoarseGrid(4);
        var slope = Plane.From(24, 16, static (x, y) => (2 * x) + y);
        var back = grid.Enlarge(grid.Reduce(slope), new PlaneWindow(0, 0, 24, 16));
        for (var y = 2; y < 14; y++)
            for (var x = 2; x < 22; x++) Assert.Equal(slope[x, y], back[x, y], 1e-5);
    }

    [Fact]
    public void Finer_CoarseWindow_HoldsAllThatItReaches()
    {
        var grid = new CoarseGrid(3);
        var coarse = new Plane(6, 6);
        coarse[2, 3] = 1;
        var enlarged = grid.Enlarge(coarse, new PlaneWindow(0, 0, 17, 16));
        var window = grid.Finer(PlaneWindow.Around(coarse, 0), 17, 16);
        Assert.Equal(enlarged.Samples.Sum(), window.Of(enlarged).Samples.Sum(), 1e-5);
    }

    [Fact]
    public void FactorOne_Planes_StayAsTheyAre()
    {
        var plane = Plane.From(5, 4, static (x, y) => x - y);
        Assert.Same(plane, new CoarseGrid(1).Reduce(plane));
        Assert.Equal(plane.Samples, new CoarseGrid(1).Enlarge(plane, new PlaneWindow(0, 0, 5, 4)).Samples);
    }
}
