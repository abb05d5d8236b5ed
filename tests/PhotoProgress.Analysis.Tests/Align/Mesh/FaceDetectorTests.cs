using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class FaceDetectorTests
{
    [Fact]
    public void Overlap_ShiftedByHalf_IsAThird()
    {
        var (a, b) = (Box(0.9f, 0, 0, 10), Box(0.9f, 5, 0, 10));
        Assert.Equal(1f / 3, a.Overlap(b), 1e-6);
        Assert.Equal(0, a.Overlap(Box(0.9f, 20, 20, 10)));
    }

    [Fact]
    public void Merge_OverlappingBoxes_AverageByScore()
    {
        var merged = FaceDetector.Merge([Box(0.6f, 3, 0, 10), Box(0.9f, 0, 0, 10), Box(0.7f, 50, 50, 10)]);
        Assert.Equal(2, merged.Count);
        Assert.Equal(0.9f, merged[0].Score);
        // (0.9 × 0 + 0.6 × 3) / 1.5
        Assert.Equal(1.2f, merged[0].Low.X, 1e-5);
        Assert.Equal(new Vector2(50, 50), merged[1].Low, new VectorTolerance(1e-4f));
    }

    [Fact]
    public void Region_EyesOnASlope_IsLevelWithThem()
    {
        var detection = new Detection(1, new Vector2(10, 10), new Vector2(30, 20), new Vector2(15, 12), new Vector2(25, 22));
        Assert.Equal(MathF.PI / 4, detection.Region.Radians, 1e-6);
        Assert.Equal(30, detection.Region.Side, 1e-5);
        Assert.Equal(new Vector2(20, 15), detection.Region.Centre);
    }

    private static Detection Box(float score, float x, float y, float side) =>
        new(score, new Vector2(x, y), new Vector2(x + side, y + side), new Vector2(x, y), new Vector2(x + side, y));

    private sealed class VectorTolerance(float tolerance) : IEqualityComparer<Vector2>
    {
        public bool Equals(Vector2 x, Vector2 y) => Vector2.Distance(x, y) <= tolerance;

        public int GetHashCode(Vector2 obj) => 0;
    }
}
