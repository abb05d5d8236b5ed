using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class InterpolationTests
{
    private static readonly Plane Ramp = Plane.From(8, 6, static (x, y) => (2 * x) - (3 * y) + 1);

    // A plane is bilinear: exact inside and beyond the edge; floats of size 40 round at 4e-6.
    [Theory]
    [InlineData(2.25, 3.5)]
    [InlineData(7, 5)]
    [InlineData(-2.5, 8.25)]
    public void BilinearAt_Ramp_IsExactEvenBeyondTheEdge(double x, double y) =>
        Assert.Equal((2 * x) - (3 * y) + 1, Bilinear.At(Ramp, x, y), 1e-5);

    [Fact]
    public void BilinearAt_OneColumn_TakesTheNearestRow()
    {
        var column = new Plane(1, 3, [1, 2, 4]);
        Assert.Equal(2, Bilinear.At(column, 5, 1.2));
    }

    [Fact]
    public void BilinearSpread_Nodes_PutsThemAtTheirStep()
    {
        var spread = Bilinear.Spread(new Plane(2, 2, [0, 4, 8, 12]), 4, 5, 5);
        Assert.Equal((0, 4, 12, 6), (spread[0, 0], spread[4, 0], spread[4, 4], spread[2, 2]));
    }

    // Keys' kernel with a = −1/2 reproduces parabolas; by hand at ½ its weights are −1/16, 9/16, 9/16, −1/16.
    [Fact]
    public void CubicAt_Parabola_IsExact()
    {
        var parabola = Plane.From(9, 9, static (x, y) => (x * x) + (0.5f * y * y));
        Assert.Equal((4.3 * 4.3) + (0.5 * 3.7 * 3.7), Cubic.At(parabola, 4.3f, 3.7f), 1e-4);
    }

    [Fact]
    public void CubicAt_HalfWayBesideAPoint_IsByHand()
    {
        var point = new Plane(9, 3, new float[27]);
        for (var y = 0; y < 3; y++) point[4, y] = 16;
        Assert.Equal((9, -1, 16), (Cubic.At(point, 4.5f, 1), Cubic.At(point, 5.5f, 1), Cubic.At(point, 4, 1)));
    }

    [Fact]
    public void CubicAt_BeyondTheEdge_RepeatsIt() => Assert.Equal(Ramp[7, 5], Cubic.At(Ramp, 30, 30), 1e-5);
}
