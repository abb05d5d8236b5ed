using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Shape;

namespace PhotoProgress.Learning.Tests.Phantom.Face.Shape;

public class LoopSubdivisionTests
{
    private static readonly HashSet<int> Nothing = [];

    /// <summary>Two triangles that make a square of side 1.</summary>
    private static readonly Surface Square = new(
        [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)], [new(0, 0), new(1, 0), new(1, 1), new(0, 1)], [0, 1, 2, 0, 2, 3], Material.Skin);

    [Fact]
    public void Refine_OneStep_FourTrianglesOfEach()
    {
        var fine = LoopSubdivision.Refine(Square, 1, Nothing);

        Assert.Equal(4 * Square.Triangles.Length, fine.Triangles.Length);
        Assert.Equal(4 + 5, fine.Points.Length); // the corners and the middles of five edges
    }

    [Fact]
    public void Refine_FlatMesh_StaysFlatAndTurnedTheSameWay()
    {
        var fine = LoopSubdivision.Refine(Square, 3, Nothing);

        Assert.All(fine.Points, point => Assert.Equal(0, point.Z));
        Assert.All(fine.Normals(), normal => Assert.Equal(1, normal.Z, 1e-5));
    }

    [Fact]
    public void Refine_OpenCorner_IsRoundedUnlessKept()
    {
        // Rim rule by hand: 3/4 · (0, 0) + 1/8 · (1, 0) + 1/8 · (0, 1).
        Assert.Equal(new Vector3(0.125f, 0.125f, 0), LoopSubdivision.Refine(Square, 1, Nothing).Points[0]);
        Assert.Equal(Vector3.Zero, LoopSubdivision.Refine(Square, 1, new HashSet<int> { 0 }).Points[0]);
    }

    [Fact]
    public void Refine_Chart_MovesWithThePoints()
    {
        var fine = LoopSubdivision.Refine(Square, 2, Nothing);

        Assert.All(fine.Points.Zip(fine.Chart), pair => Assert.Equal(new Vector2(pair.First.X, pair.First.Y), pair.Second));
    }
}
