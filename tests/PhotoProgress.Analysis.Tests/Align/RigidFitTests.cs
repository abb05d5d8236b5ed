using System.Numerics;
using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Tests.Align;

public class RigidFitTests
{
    [Fact]
    public void Solve_QuarterTurnAndDoubled_ByHand()
    {
        Vector3[] source = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), new(0, 0, 0)];
        // A quarter turn about Z carries X to Y and Y to −X; then twice as large and moved.
        Vector3[] target = [new(5, 9, 7), new(3, 7, 7), new(5, 7, 9), new(5, 7, 7)];
        var fit = RigidFit.Solve(source, target, [1, 1, 1, 1]);
        Assert.Equal(2, fit.Scale, 1e-5);
        Assert.Equal(0, Vector3.Distance(Vector3.UnitY, Vector3.Transform(Vector3.UnitX, fit.Rotation)), 1e-5);
    }

    [Fact]
    public void Solve_AnyTurn_IsFound()
    {
        var random = new Random(7);
        float Next() => (random.NextSingle() * 2) - 1;
        for (var trial = 0; trial < 100; trial++)
        {
            var turn = Quaternion.Normalize(new Quaternion(Next(), Next(), Next(), Next()));
            var source = Enumerable.Range(0, 12).Select(_ => new Vector3(Next(), Next(), Next())).ToArray();
            var target = Array.ConvertAll(source, p => (Vector3.Transform(p, turn) * 3) + new Vector3(4, 5, 6));
            var weights = Enumerable.Range(0, 12).Select(_ => random.NextSingle() + 0.1f).ToArray();
            var fit = RigidFit.Solve(source, target, weights);
            // q and −q are one turn; single-precision input leaves about 1e-6.
            Assert.Equal(1, Math.Abs(Quaternion.Dot(turn, fit.Rotation)), 1e-5);
            Assert.Equal(3, fit.Scale, 1e-4);
        }
    }

    [Fact]
    public void Solve_OutlierOfWeightZero_DoesNotCount()
    {
        Vector3[] source = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), new(0, 0, 0), new(1, 1, 1)];
        Vector3[] target = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), new(0, 0, 0), new(9, -9, 5)];
        Assert.Equal(1, RigidFit.Solve(source, target, [1, 1, 1, 1, 0]).Scale, 1e-5);
    }
}
