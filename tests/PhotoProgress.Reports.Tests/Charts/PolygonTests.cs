using System.Numerics;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Tests.Charts;

public class PolygonTests
{
    private static readonly Vector2[] Square = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];
    private static readonly Vector2[] Hole = [new(2, 2), new(8, 2), new(8, 8), new(2, 8)];

    [Fact]
    public void Path_TwoRings_AreTwoClosedSubpaths() =>
        Assert.Equal("M0 0L10 0L10 10L0 10ZM2 2L8 2L8 8L2 8Z", new Polygon([Square, Hole]).Path());

    [Fact]
    public void Rings_FewerThanThreePoints_AreLeftOut() => Assert.True(new Polygon([[new(0, 0), new(1, 1)], []]).IsEmpty);

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(5, 5, false)]
    [InlineData(11, 5, false)]
    public void Contains_WithAHole_FollowsTheEvenOddRule(float x, float y, bool expected) =>
        Assert.Equal(expected, new Polygon([Square, Hole]).Contains(new Vector2(x, y)));

    [Fact]
    public void Hatch_Square_FillsItsAreaEvenly()
    {
        // Lines a distance d apart cover an area A with a length of A / d; the error is at most one diagonal, 14.2.
        var length = new Polygon([Square]).Hatch(0.5f).Sum(s => Vector2.Distance(s.From, s.To));

        Assert.InRange(length, 200 - 14.2, 200 + 14.2);
    }

    [Fact]
    public void Hatch_SquareWithHole_StaysOutOfTheHole()
    {
        var polygon = new Polygon([Square, Hole]);
        var segments = polygon.Hatch(1.3f);

        Assert.NotEmpty(segments);
        Assert.All(segments, s => Assert.True(polygon.Contains((s.From + s.To) / 2)));
        Assert.All(segments, s => Assert.Equal(s.From.X + s.From.Y, s.To.X + s.To.Y, 4));
    }

    [Fact]
    public void Hatch_Empty_IsNothing() => Assert.Empty(new Polygon([]).Hatch(1));

    [Fact]
    public void LabelPoint_Ring_LiesInsideTheRingNotInItsHole()
    {
        var polygon = new Polygon([Square, Hole]);

        Assert.True(polygon.Contains(polygon.LabelPoint()));
    }

    [Fact]
    public void LabelPoint_Square_LiesInTheMiddle() =>
        // Half a cell of the 24 × 24 grid over 10 units.
        Assert.InRange(Vector2.Distance(new Vector2(5, 5), new Polygon([Square]).LabelPoint()), 0, 10f / 24);

    /// <summary>All points of the middle line have as much room; the number belongs to the middle one.</summary>
    [Fact]
    public void LabelPoint_WideStrip_LiesInTheMiddle() =>
        Assert.InRange(Vector2.Distance(new Vector2(20, 5), new Polygon([[new(0, 0), new(40, 0), new(40, 10), new(0, 10)]]).LabelPoint()), 0, 40f / 24);
}
