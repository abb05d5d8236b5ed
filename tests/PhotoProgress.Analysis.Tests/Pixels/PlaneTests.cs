using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class PlaneTests
{
    [Fact]
    public void From_Coordinates_AreRowByRow()
    {
        var plane = Plane.From(3, 2, (x, y) => (10 * y) + x);
        Assert.Equal([0, 1, 2, 10, 11, 12], plane.Samples);
        Assert.Equal([10f, 11f, 12f], plane.Row(1).ToArray());
        Assert.Equal(11, plane[1, 1]);
    }

    [Fact]
    public void Map_And_Clone_LeaveTheSourceAlone()
    {
        var plane = Plane.From(2, 1, (x, _) => x);
        plane.Clone()[0, 0] = 9;
        Assert.Equal([0, 2], plane.Map(v => 2 * v).Samples);
        Assert.Equal([0, 1], plane.Samples);
    }

    /// <summary>That the whole of these tests looks at unfilled memory: what nobody wrote would be not a number.</summary>
    [Fact]
    public void Unfilled_UnderTest_IsPoisoned()
    {
        Assert.All(Plane.Unfilled(40, 30).Samples, sample => Assert.True(float.IsNaN(sample)));
        Assert.All(Plane.Unfilled(40, 30).Map(_ => 3).Samples, sample => Assert.Equal(3, sample));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    public void Plane_WithoutSides_Throws(int width, int height) => Assert.Throws<ArgumentOutOfRangeException>(() => new Plane(width, height));

    [Fact]
    public void Plane_WrongNumberOfSamples_NamesBoth() =>
        Assert.Contains("needs 6 samples, got 5", Assert.Throws<ArgumentException>(() => new Plane(3, 2, new float[5])).Message, StringComparison.Ordinal);
}
