using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class MaskGeometryTests
{
    // Squares below 2^24 are exact in single precision; the root rounds at 1e-6.
    [Theory]
    [InlineData(1, 0.02)]
    [InlineData(2, 0.2)]
    [InlineData(3, 0.9)]
    public void DistanceTo_RandomDots_IsTheBruteForceDistance(int seed, double share)
    {
        var random = new Random(seed);
        var inside = Plane.From(23, 17, (_, _) => random.NextDouble() < share ? 1 : 0);
        inside[3, 4] = 1;
        var distance = DistanceTransform.To(inside, true, 40);
        for (var y = 0; y < 17; y++)
            for (var x = 0; x < 23; x++)
                Assert.Equal(BruteForce(inside, x, y), distance[x, y], 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void DistanceTo_BeyondReach_IsMoreThanThat(int reach)
    {
        var inside = new Plane(23, 17) { [3, 4] = 1, [20, 15] = 1 };
        var distance = DistanceTransform.To(inside, true, reach);
        for (var y = 0; y < 17; y++)
            for (var x = 0; x < 23; x++)
            {
                var truth = BruteForce(inside, x, y);
                if (truth <= reach) Assert.Equal(truth, distance[x, y], 1e-5);
                else Assert.True(distance[x, y] > reach, $"({x}, {y}): {distance[x, y]}, in truth {truth}");
            }
    }

    [Fact]
    public void DistanceTo_Nothing_IsVeryFar() =>
        Assert.All(DistanceTransform.To(new Plane(5, 4), true, 9).Samples, distance => Assert.True(distance > 1e5));

    [Fact]
    public void DistanceTo_HalfInside_DoesNotCountAsInside() =>
        Assert.Equal(2, DistanceTransform.To(new Plane(3, 1, [1, 0.5f, 0.5f]), true, 2)[2, 0]);

    // A straight edge between columns 9 and 10: weight ½ on the edge, a ramp of 4 pixels; pixel distances are off by up to half a pixel.
    [Fact]
    public void Soft_StraightEdge_IsARampAcrossIt()
    {
        var soft = DistanceTransform.Soft(Plane.From(20, 3, static (x, _) => x < 10 ? 1 : 0), 0, 4);
        for (var x = 0; x < 20; x++) Assert.Equal(Math.Clamp(((9.5 - x) / 4) + 0.5, 0, 1), soft[x, 1], 0.5 / 4);
        Assert.Equal(1, soft[9, 1] + soft[10, 1], 1e-6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void Soft_Grown_MovesTheEdgeByThat(int grow)
    {
        var soft = DistanceTransform.Soft(Plane.From(30, 3, static (x, _) => x < 15 ? 1 : 0), grow, 1);
        Assert.Equal((1, 0), (soft[15 + grow - 2, 1], soft[15 + grow + 1, 1]));
    }

    // How far distances are looked for depends on the edge alone; the ramp must be the one of all distances.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2.5, 1.7)]
    [InlineData(-3.2, 4)]
    [InlineData(0.3, 9)]
    public void Soft_Blots_IsTheRampOfBruteForceDistances(double grow, double softness)
    {
        var random = new Random(5);
        var inside = Plane.From(29, 21, (x, y) => (x - 14) * (x - 14) + ((y - 9) * (y - 9)) < 40 || random.NextDouble() < 0.02 ? 1 : 0);
        var outside = inside.Map(static value => 1 - value);
        var soft = DistanceTransform.Soft(inside, grow, softness);
        for (var y = 0; y < 21; y++)
            for (var x = 0; x < 29; x++)
                Assert.Equal(Math.Clamp(((BruteForce(outside, x, y) - BruteForce(inside, x, y) + grow) / softness) + 0.5, 0, 1), soft[x, y], 1e-5);
    }

    // By hand: corners at 1.5 and 4.5 enclose the centres 2, 3, 4.
    [Fact]
    public void PolygonFill_Square_TakesTheCentresInside()
    {
        var mask = new Plane(7, 7);
        Polygon.Fill(mask, [(1.5, 1.5), (4.5, 1.5), (4.5, 4.5), (1.5, 4.5)]);
        for (var y = 0; y < 7; y++)
            for (var x = 0; x < 7; x++)
                Assert.Equal(x is >= 2 and <= 4 && y is >= 2 and <= 4 ? 1 : 0, mask[x, y]);
    }

    // Rows stand for half a pixel above and below: the disc's half and 0.8 rows of its width. Pixels err by about the root of the edge's length.
    [Fact]
    public void PolygonFill_DiscBeyondTheMask_FillsItsPart()
    {
        var mask = new Plane(60, 40);
        Polygon.Fill(mask, [.. Enumerable.Range(0, 90).Select(i => (30 + (18 * Math.Cos(i * Math.PI / 45)), 0.3 + (18 * Math.Sin(i * Math.PI / 45))))]);
        Assert.Equal((0.5 * Math.PI * 18 * 18) + (0.8 * 36), mask.Samples.Sum(), 2 * Math.Sqrt(Math.PI * 18));
    }

    [Fact]
    public void WindowAround_Mask_IsItsBoxWithAMarginInsideThePlane()
    {
        var mask = new Plane(20, 10) { [3, 1] = 1, [8, 4] = 0.1f };
        Assert.Equal(new PlaneWindow(1, 0, 10, 7), PlaneWindow.Around(mask, 2));
        Assert.Equal(new PlaneWindow(0, 0, 20, 10), PlaneWindow.Around(new Plane(20, 10), 2));
    }

    [Fact]
    public void WindowOf_Plane_CopiesThatPart()
    {
        var part = new PlaneWindow(2, 1, 3, 2).Of(Plane.From(6, 4, static (x, y) => (10 * y) + x));
        Assert.Equal([12, 13, 14, 22, 23, 24], part.Samples);
    }

    private static double BruteForce(Plane inside, int x, int y)
    {
        var best = double.MaxValue;
        for (var j = 0; j < inside.Height; j++)
            for (var i = 0; i < inside.Width; i++)
                if (inside[i, j] > 0.5) best = Math.Min(best, Math.Sqrt(((i - x) * (i - x)) + ((j - y) * (j - y))));
        return best;
    }
}
