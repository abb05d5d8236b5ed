using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class WarpMapTests
{
    // By hand: a quarter turn clockwise in the picture, twice the size, shifted by (5, 7): (3, 1) → (−2·1 + 5, 2·3 + 7).
    [Fact]
    public void Apply_QuarterTurnTwiceTheSize_IsByHand()
    {
        var turn = new Similarity(0, 2, 5, 7);
        Assert.Equal((3, 13), turn.Apply(3, 1));
        Assert.Equal((2, 90), (turn.Scale, turn.RotationDegrees));
    }

    [Fact]
    public void Inverse_AfterApply_IsWhereItStarted() => Holds((similarity, x, y) =>
    {
        var (u, v) = similarity.Apply(x, y);
        var (backX, backY) = similarity.Inverse().Apply(u, v);
        return Math.Abs(backX - x) < 1e-9 && Math.Abs(backY - y) < 1e-9;
    });

    [Fact]
    public void Fit_PointsMovedByASimilarity_FindsIt() => Holds((similarity, x, y) =>
    {
        (double X, double Y)[] from = [(x, y), (0, 0), (30, -4), (7, 50), (-20, 11)];
        var found = Similarity.Fit(from, [.. from.Select(p => similarity.Apply(p.X, p.Y))]);
        return Math.Abs(found.A - similarity.A) < 1e-9 && Math.Abs(found.B - similarity.B) < 1e-9
            && Math.Abs(found.Tx - similarity.Tx) < 1e-7 && Math.Abs(found.Ty - similarity.Ty) < 1e-7;
    });

    // By hand: of the square's corners moved out by 1 along x only, half of the stretch is scale: mean scale 1 + ½·1.
    [Fact]
    public void Fit_StretchAlongOneAxis_TakesHalfOfItAsScale()
    {
        var found = Similarity.Fit([(-1, -1), (1, -1), (1, 1), (-1, 1)], [(-2, -1), (2, -1), (2, 1), (-2, 1)]);
        Assert.Equal((1.5, 0, 0, 0), (found.A, found.B, found.Tx, found.Ty));
    }

    [Fact]
    public void Shifted_LinearMap_ReadsItFurtherOn()
    {
        var map = WarpMap.From(6, 5, new Similarity(2, 0, 1, 3)).Shifted(Plane.From(6, 5, static (_, _) => 0.5f), Plane.From(6, 5, static (_, _) => -0.25f));
        Assert.Equal((2 * 2.5) + 1, map.X[2, 2], 1e-5);
        Assert.Equal((2 * 1.75) + 3, map.Y[2, 2], 1e-5);
        Assert.Equal((2 * 5.5) + 1, map.X[5, 2], 1e-5); // beyond the grid a linear map goes on
    }

    private static void Holds(Func<Similarity, double, double, bool> property)
    {
        var number = Gen.Choose(-5000, 5000).Select(n => n / 100.0);
        var scale = Gen.Choose(20, 500).Select(n => n / 100.0);
        var cases = Gen.Zip(Gen.Zip(scale, number), Gen.Zip(number, number));
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithReplay(20_260_102, 7), Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var ((size, angle), (x, y)) = c;
            return property(new Similarity(size * Math.Cos(angle), size * Math.Sin(angle), y, x), x, y);
        }));
    }
}
